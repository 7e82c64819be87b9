using Hongniang.Data;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>Median calendar days from the stage before to each stage, over the cohort's needs that have both days.</summary>
public sealed record JourneyPace(IReadOnlyDictionary<JourneyStage, JourneyPace.Step> Steps)
{
    public sealed record Step(int Needs, double MedianDays);

    /// <summary>Six queries, each one pass over its table. Asked per need, the days of the later stages took seconds in a large city.</summary>
    public static async Task<JourneyPace> LoadAsync(HongniangDb db, FigureFrame frame, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(frame);
        var grades = frame.Evidence;
        var cohort = FigureCatalogue.CohortOf(db, frame);
        var accepted = await cohort.Where(n => n.AcceptedAt != null).Select(n => new { n.SubmittedAt, n.AcceptedAt, n.PublishedAt }).ToListAsync(ct);
        var recommended = await cohort.Reached(JourneyStage.Recommended, db, grades).Select(n => new { n.Id, n.PublishedAt }).ToListAsync(ct);
        var engaged = await db.Engagements.GroupBy(e => e.NeedId)
            .Select(g => new { g.Key, Recommended = g.Min(e => (DateTimeOffset?)e.CreatedAt), Consented = g.Min(e => e.IntroducedAt) })
            .ToDictionaryAsync(g => g.Key, ct);
        var met = await db.Engagements.Where(e => e.IntroducedAt != null).SelectMany(e => e.Meetings, (e, m) => new { e.NeedId, m.HeldOn })
            .GroupBy(m => m.NeedId).Select(g => new { g.Key, On = g.Min(m => m.HeldOn) }).ToDictionaryAsync(g => g.Key, g => g.On, ct);
        var signed = await db.Contracts.Where(c => grades.Contains(c.Evidence))
            .GroupBy(c => c.NeedId).Select(g => new { g.Key, On = g.Min(c => c.SignedOn) }).ToDictionaryAsync(g => g.Key, g => g.On, ct);
        var followedUp = await db.FollowUpSteps.Where(f => f.DoneAt != null && f.HeldOn != null)
            .Join(db.Contracts.Where(c => grades.Contains(c.Evidence)), f => f.ContractId, c => c.Id, (f, c) => new { c.NeedId, f.HeldOn })
            .GroupBy(f => f.NeedId).Select(g => new { g.Key, On = g.Min(f => f.HeldOn) }).ToDictionaryAsync(g => g.Key, g => g.On, ct);

        DateOnly? Day(DateTimeOffset? instant) => instant is { } at ? frame.DayOf(at) : null;
        DateOnly? On(Dictionary<NeedId, DateOnly> days, NeedId need) => days.TryGetValue(need, out var day) ? day : null;
        var spans = new Dictionary<JourneyStage, List<int>>();
        void Add(JourneyStage stage, DateOnly? from, DateOnly? to)
        {
            if (from is { } start && to is { } end)
            {
                (spans.TryGetValue(stage, out var days) ? days : spans[stage] = []).Add(end.DayNumber - start.DayNumber);
            }
        }

        foreach (var need in accepted)
        {
            var acceptedOn = Day(need.AcceptedAt);
            Add(JourneyStage.Verified, Day(need.SubmittedAt), acceptedOn);
            Add(JourneyStage.Matching, acceptedOn, Day(need.PublishedAt));
        }

        foreach (var need in recommended)
        {
            var (recommendedOn, consentedOn) = (Day(engaged[need.Id].Recommended), Day(engaged[need.Id].Consented));
            var (metOn, signedOn) = (On(met, need.Id), On(signed, need.Id));
            Add(JourneyStage.Recommended, Day(need.PublishedAt), recommendedOn);
            Add(JourneyStage.Consented, recommendedOn, consentedOn);
            Add(JourneyStage.Met, consentedOn, metOn);
            Add(JourneyStage.Signed, metOn, signedOn);
            Add(JourneyStage.FollowUp, signedOn, followedUp.GetValueOrDefault(need.Id));
        }

        return new JourneyPace(spans.ToDictionary(s => s.Key, s => Median(s.Value)));
    }

    private static Step Median(List<int> days)
    {
        days.Sort();
        return new Step(days.Count, (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2.0);
    }
}
