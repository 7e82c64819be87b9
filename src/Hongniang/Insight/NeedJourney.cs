using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>The steps of one need, with the day on which each was reached.</summary>
public sealed record NeedJourney(IReadOnlyList<NeedJourney.Step> Steps)
{
    /// <param name="Stage">Which step.</param>
    /// <param name="IsDone">Reached at least once, even if the need went back later.</param>
    /// <param name="IsCurrent">The next step of a need that is still in work; at most one step.</param>
    /// <param name="On">The day, in the association's time zone; null when not reached, or when no day was recorded.</param>
    public sealed record Step(JourneyStage Stage, bool IsDone, bool IsCurrent, DateOnly? On);

    /// <summary>The furthest step that the need has reached; null for a draft.</summary>
    public JourneyStage? Furthest => Steps.LastOrDefault(s => s.IsDone)?.Stage;

    /// <summary>The journey of a need that the reader may see; null when there is none. One query.</summary>
    public static async Task<NeedJourney?> LoadAsync(HongniangDb db, AssociationClock clock, NeedId id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var one = db.Needs.Where(n => n.Id == id);
        var met = one.Reached(JourneyStage.Met, db, JourneyReach.AnyEvidence, id);
        var followedUp = one.Reached(JourneyStage.FollowUp, db, JourneyReach.AnyEvidence, id);
        var closed = one.Reached(JourneyStage.Closed, db, JourneyReach.AnyEvidence, id);
        var facts = await one.Select(n => new
        {
            n.SubmittedAt,
            n.AcceptedAt,
            n.PublishedAt,
            n.StateSince,
            Recommended = db.Engagements.Where(e => e.NeedId == n.Id).Min(e => (DateTimeOffset?)e.CreatedAt),
            Introduced = db.Engagements.Where(e => e.NeedId == n.Id).Min(e => e.IntroducedAt),
            IsMet = met.Any(),
            Met = db.Engagements.Where(e => e.NeedId == n.Id && e.IntroducedAt != null).SelectMany(e => e.Meetings).Min(m => (DateOnly?)m.HeldOn),
            Signed = db.Contracts.Where(c => c.NeedId == n.Id).Min(c => (DateOnly?)c.SignedOn),
            FollowedUp = db.Contracts.Where(c => c.NeedId == n.Id)
                .Join(db.FollowUpSteps.Where(f => f.DoneAt != null), c => c.Id, f => f.ContractId, (c, f) => f.HeldOn).Min(),
            IsFollowedUp = followedUp.Any(),
            IsClosed = closed.Any(),
        }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (facts is null)
        {
            return null;
        }

        DateOnly? Day(DateTimeOffset? instant) => instant is { } at ? clock.DayOf(at) : null;
        return From(
        [
            (JourneyStage.Submitted, facts.SubmittedAt is not null, Day(facts.SubmittedAt)),
            (JourneyStage.Verified, facts.AcceptedAt is not null, Day(facts.AcceptedAt)),
            (JourneyStage.Matching, facts.PublishedAt is not null, Day(facts.PublishedAt)),
            (JourneyStage.Recommended, facts.Recommended is not null, Day(facts.Recommended)),
            (JourneyStage.Consented, facts.Introduced is not null, Day(facts.Introduced)),
            (JourneyStage.Met, facts.IsMet, facts.Met),
            (JourneyStage.Signed, facts.Signed is not null, facts.Signed),
            (JourneyStage.FollowUp, facts.IsFollowedUp, facts.FollowedUp),
            (JourneyStage.Closed, facts.IsClosed, facts.IsClosed ? Day(facts.StateSince) : null),
        ]);
    }

    private static NeedJourney From(IReadOnlyList<(JourneyStage Stage, bool IsDone, DateOnly? On)> steps)
    {
        var last = -1;
        for (var i = 0; i < steps.Count; i++)
        {
            last = steps[i].IsDone ? i : last;
        }

        return new([.. steps.Select((s, i) => new Step(s.Stage, s.IsDone, i == last + 1, s.On))]);
    }
}
