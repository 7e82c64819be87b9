using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Insight;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Needs;

/// <summary>One need with its way, its clock, its engagements and its story. The number of queries does not depend on how much there is.</summary>
public sealed record NeedWorkspace(NeedDetail Need, NeedJourney Journey, IReadOnlyList<PairCard> Ties, NeedClock? Clock, Paged<Timeline.Entry> Story)
{
    private const int StorySize = 12;

    /// <summary>What the association said of candidates: not the enterprise's to read before an introduction.</summary>
    private static readonly string[] Verdicts = ["CandidateKept", "CandidateRejected", "VerdictTakenBack"];

    /// <summary>For staff: the associations above the holder to which it is offered, as nobody answers it; the nearest first. See <see cref="NeedOffer"/>.</summary>
    public IReadOnlyList<string> OfferedTo { get; init; } = [];

    /// <summary>Null when the need does not exist or is not the reader's to see.</summary>
    public static async Task<NeedWorkspace?> LoadAsync(HongniangDb db, AssociationClock clock, string number, Actor reader, int storyPage, CancellationToken ct)
    {
        if (await NeedDetail.LoadAsync(db, number, reader, ct) is not { } need || await NeedJourney.LoadAsync(db, clock, need.Id, ct) is not { } journey)
        {
            return null;
        }

        var isStaff = reader.May(AccessRules.IsStaff);
        var ids = await db.Engagements.AsNoTracking().Where(e => e.NeedId == need.Id).OrderByDescending(e => e.LastActivityAt).ThenBy(e => e.Number).Select(e => e.Id).ToListAsync(ct);
        var ties = ids.Count == 0 ? [] : await PairCard.LoadAsync(db, clock, reader, ids, ct);
        var nextStep = ties.Where(t => t.Stage is not (EngagementStage.Signed or EngagementStage.Lost or EngagementStage.Parked)).Min(t => t.NextStepDue);
        var running = NeedClock.Of(need.State, need.StateSince, IsInWork(ties, clock) ? null : need.ValidUntil, ties.Count > 0, nextStep, clock);

        // The engagements' entries are the association's own notes; each side reads its own on the engagement's page.
        Guid[] subjects = isStaff ? [need.Id.Value, .. ids.Select(id => id.Value)] : [need.Id.Value];
        var story = await Timeline.LoadAsync(db, subjects, new Page(storyPage, StorySize), ct, isStaff ? [] : Verdicts);
        return new NeedWorkspace(need, journey, ties, running, story) { OfferedTo = isStaff && need.State is NeedState.Submitted ? await OfferedToAsync(db, clock, need, ct) : [] };
    }

    private static async Task<IReadOnlyList<string>> OfferedToAsync(HongniangDb db, AssociationClock clock, NeedDetail need, CancellationToken ct)
    {
        var to = NeedOffer.To(need.State, need.StateSince, need.HolderId, await Matchmakers.AboveAsync(db, ct), clock);
        var names = await OrganizationLookup.NamesAsync(db, to, ct);
        return [.. to.Select(o => names.GetValueOrDefault(o, ""))];
    }

    /// <summary>A need that is engaged on, or has its contract, is not asked whether it still stands.</summary>
    private static bool IsInWork(IReadOnlyList<PairCard> ties, AssociationClock clock) => NeedsInWork.IsInWork(ties, clock.Now.AddDays(-SleepIdleNeeds.WarnAfterDays));
}
