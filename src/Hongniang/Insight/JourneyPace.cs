using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>Median calendar days from the stage before to each stage, over the cohort's needs that have both days.</summary>
public sealed record JourneyPace(IReadOnlyDictionary<JourneyStage, JourneyPace.Step> Steps)
{
    public sealed record Step(int Needs, double MedianDays);

    /// <summary>Two queries: the needs' own days, and those of the few that have engagements.</summary>
    public static async Task<JourneyPace> LoadAsync(HongniangDb db, FigureFrame frame, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(frame);
        var cohort = FigureCatalogue.CohortOf(db, frame);
        var grades = frame.Evidence;
        var own = await cohort.Where(n => n.AcceptedAt != null).Select(n => new { n.SubmittedAt, n.AcceptedAt, n.PublishedAt }).AsNoTracking().ToListAsync(ct);
        var engaged = await cohort.Reached(JourneyStage.Recommended, db, grades)
            .Select(n => new
            {
                n.PublishedAt,
                Recommended = db.Engagements.Where(e => e.NeedId == n.Id).Min(e => (DateTimeOffset?)e.CreatedAt),
                Consented = db.Engagements.Where(e => e.NeedId == n.Id).Min(e => e.IntroducedAt),
                Met = db.Engagements.Where(e => e.NeedId == n.Id && e.IntroducedAt != null).SelectMany(e => e.Meetings).Min(m => (DateOnly?)m.HeldOn),
                Signed = db.Contracts.Where(c => c.NeedId == n.Id && grades.Contains(c.Evidence)).Min(c => (DateOnly?)c.SignedOn),
                FollowedUp = db.FollowUpSteps
                    .Where(f => f.DoneAt != null && db.Contracts.Any(c => c.Id == f.ContractId && c.NeedId == n.Id && grades.Contains(c.Evidence))).Min(f => f.HeldOn),
            })
            .AsNoTracking().ToListAsync(ct);

        DateOnly? Day(DateTimeOffset? instant) => instant is { } at ? frame.DayOf(at) : null;
        return new JourneyPace(new (JourneyStage Stage, IEnumerable<(DateOnly? From, DateOnly? To)> Days)[]
            {
                (JourneyStage.Verified, own.Select(n => (Day(n.SubmittedAt), Day(n.AcceptedAt)))),
                (JourneyStage.Matching, own.Select(n => (Day(n.AcceptedAt), Day(n.PublishedAt)))),
                (JourneyStage.Recommended, engaged.Select(n => (Day(n.PublishedAt), Day(n.Recommended)))),
                (JourneyStage.Consented, engaged.Select(n => (Day(n.Recommended), Day(n.Consented)))),
                (JourneyStage.Met, engaged.Select(n => (Day(n.Consented), n.Met))),
                (JourneyStage.Signed, engaged.Select(n => (n.Met, n.Signed))),
                (JourneyStage.FollowUp, engaged.Select(n => (n.Signed, n.FollowedUp))),
            }
            .Select(s => (s.Stage, Step: Median(s.Days))).Where(s => s.Step is not null).ToDictionary(s => s.Stage, s => s.Step! /* why: filtered just before */));
    }

    private static Step? Median(IEnumerable<(DateOnly? From, DateOnly? To)> days)
    {
        var spans = days.Where(d => d is { From: not null, To: not null }).Select(d => d.To!.Value.DayNumber - d.From!.Value.DayNumber /* why: filtered just before */)
            .Order().ToList();
        return spans.Count == 0 ? null : new Step(spans.Count, (spans[(spans.Count - 1) / 2] + spans[spans.Count / 2]) / 2.0);
    }
}
