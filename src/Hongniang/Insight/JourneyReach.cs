using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Needs;

namespace Hongniang.Insight;

/// <summary>Which needs have reached a stage: the one expression behind the funnel, its lists and the steps of a need.</summary>
public static class JourneyReach
{
    /// <summary>Every grade: contracts count however well they are proved.</summary>
    public static IReadOnlyList<EvidenceGrade> AnyEvidence { get; } = Enum.GetValues<EvidenceGrade>();

    private static readonly EngagementStage[] MetOrLater =
        [EngagementStage.Met, EngagementStage.Negotiating, EngagementStage.Intent, EngagementStage.Signed];

    private static readonly NeedState[] Endings =
    [
        NeedState.Closed, NeedState.Duplicate, NeedState.Rejected, NeedState.Withdrawn, NeedState.Expired, NeedState.Unsolvable,
    ];

    /// <summary>Narrows <paramref name="needs"/> to those that reached <paramref name="stage"/>. Only contracts of the given grades count as signed.</summary>
    /// <param name="only">The one need that <paramref name="needs"/> holds, if it is one: then the databases look at its own few engagements and not at all.</param>
    /// <remarks>Written as "id is among" rather than "there exists", so that the databases start from the few engagements, not from the many needs.</remarks>
    public static IQueryable<Need> Reached(this IQueryable<Need> needs, JourneyStage stage, HongniangDb db, IReadOnlyList<EvidenceGrade> evidence, NeedId? only = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        var grades = evidence.ToList();
        var met = MetOrLater.ToList();
        var endings = Endings.ToList();
        var engagements = only is { } one ? db.Engagements.Where(e => e.NeedId == one) : db.Engagements;
        var contracts = only is { } id ? db.Contracts.Where(c => c.NeedId == id) : db.Contracts;
        return stage switch
        {
            JourneyStage.Submitted => needs.Where(n => n.SubmittedAt != null),
            JourneyStage.Verified => needs.Where(n => n.AcceptedAt != null),
            JourneyStage.Matching => needs.Where(n => n.PublishedAt != null),
            JourneyStage.Recommended => needs.Where(n => engagements.Select(e => e.NeedId).Contains(n.Id)),
            JourneyStage.Consented => needs.Where(n => engagements.Where(e => e.IntroducedAt != null).Select(e => e.NeedId).Contains(n.Id)),
            JourneyStage.Met => needs.Where(n => engagements
                .Where(e => e.IntroducedAt != null
                    && (e.Meetings.Any() || met.Contains(e.Stage) || (e.ParkedFrom != null && met.Contains(e.ParkedFrom.Value))))
                .Select(e => e.NeedId).Contains(n.Id)),
            JourneyStage.Signed => needs.Where(n => contracts.Where(c => grades.Contains(c.Evidence)).Select(c => c.NeedId).Contains(n.Id)),
            JourneyStage.FollowUp => needs.Where(n => contracts
                .Where(c => grades.Contains(c.Evidence) && db.FollowUpSteps.Any(f => f.ContractId == c.Id && f.DoneAt != null))
                .Select(c => c.NeedId).Contains(n.Id)),
            JourneyStage.Closed => needs.Where(n => endings.Contains(n.State)),
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "There is no such stage."),
        };
    }
}
