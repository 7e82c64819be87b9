using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Insight;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Needs;

/// <summary>One need with its way, its clock, its engagements and its story. The number of queries does not depend on how much there is.</summary>
public sealed record NeedWorkspace(NeedDetail Need, NeedJourney Journey, IReadOnlyList<NeedWorkspace.Tie> Ties, NeedClock? Clock, Paged<Timeline.Entry> Story)
{
    private const int StorySize = 12;

    /// <summary>What the association said of candidates: not the enterprise's to read before an introduction.</summary>
    private static readonly string[] Verdicts = ["CandidateKept", "CandidateRejected", "VerdictTakenBack"];

    /// <summary>An engagement of the need, as far as its list and its candidates' rows name it.</summary>
    public sealed record Tie(Guid Id, string Number, EngagementStage Stage, Guid CandidateId, string MatchmakerName, string NextStep, DateOnly? NextStepDue, DateTimeOffset LastActivityAt)
    {
        public bool IsOpen => Stage is not (EngagementStage.Signed or EngagementStage.Lost);
    }

    /// <summary>Null when the need does not exist or is not the reader's to see.</summary>
    public static async Task<NeedWorkspace?> LoadAsync(HongniangDb db, AssociationClock clock, string number, Actor reader, int storyPage, CancellationToken ct)
    {
        if (await NeedDetail.LoadAsync(db, number, reader, ct) is not { } need || await NeedJourney.LoadAsync(db, clock, need.Id, ct) is not { } journey)
        {
            return null;
        }

        // The engagements' next steps and entries are the association's own notes.
        var isStaff = reader.May(AccessRules.IsStaff);
        var ties = await db.Engagements.AsNoTracking().Where(e => e.NeedId == need.Id).OrderByDescending(e => e.LastActivityAt).ThenBy(e => e.Number)
            .Select(e => new Tie(e.Id.Value, e.Number, e.Stage, e.AchievementId != null ? e.AchievementId.Value.Value : e.ExpertId!.Value.Value /* why: one of the two is set */,
                e.MatchmakerName, isStaff ? e.NextStep : "", e.NextStepDue, e.LastActivityAt)).ToListAsync(ct);
        var nextStep = !isStaff ? null : ties.Where(t => t.IsOpen && t.Stage is not EngagementStage.Parked).Min(t => t.NextStepDue);
        var running = NeedClock.Of(need.State, need.StateSince, need.ValidUntil, ties.Count > 0, nextStep, clock);

        Guid[] subjects = isStaff ? [need.Id.Value, .. ties.Select(t => t.Id)] : [need.Id.Value];
        var story = await Timeline.LoadAsync(db, subjects, new Page(storyPage, StorySize), ct, isStaff ? [] : Verdicts);
        return new NeedWorkspace(need, journey, ties, running, story);
    }
}
