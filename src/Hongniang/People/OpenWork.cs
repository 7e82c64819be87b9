using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Needs;
using Hongniang.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>What is in somebody's hands: needs that are still in work, engagements that go on, follow-ups that are not done, and open tasks.</summary>
internal static class OpenWork
{
    public static IQueryable<Need> Needs(HongniangDb db, Guid account) =>
        db.Needs.IgnoreQueryFilters() // why: as below
            .Where(n => n.ManagerId == account && (n.State == NeedState.Submitted || n.State == NeedState.Returned || n.State == NeedState.Accepted || n.State == NeedState.Published));

    public static IQueryable<Engagement> Engagements(HongniangDb db, Guid account) =>
        db.Engagements.IgnoreQueryFilters().Where(e => e.MatchmakerId == account && e.Stage != EngagementStage.Signed && e.Stage != EngagementStage.Lost); // why: work is handed over wherever it is held

    public static IQueryable<FollowUpStep> FollowUps(HongniangDb db, Guid account) =>
        db.FollowUpSteps.IgnoreQueryFilters().Where(f => f.OwnerId == account && f.DoneAt == null); // why: as above

    public static IQueryable<WorkTask> Tasks(HongniangDb db, Guid account) =>
        db.Tasks.IgnoreQueryFilters().Where(t => t.AssigneeId == account && t.State == TaskState.Open); // why: as above

    public static async Task<int> CountAsync(HongniangDb db, Guid account, CancellationToken ct) =>
        await Needs(db, account).CountAsync(ct) + await Engagements(db, account).CountAsync(ct) + await FollowUps(db, account).CountAsync(ct) + await Tasks(db, account).CountAsync(ct);

    /// <summary>What of it one association holds.</summary>
    public static async Task<int> CountAsync(HongniangDb db, Guid account, OrganizationId holder, CancellationToken ct) =>
        await Needs(db, account).CountAsync(n => n.HolderId == holder, ct) + await Engagements(db, account).CountAsync(e => e.HolderId == holder, ct) + await FollowUps(db, account).CountAsync(f => f.HolderId == holder, ct)
        + await Tasks(db, account).CountAsync(t => t.HolderId == holder, ct);
}
