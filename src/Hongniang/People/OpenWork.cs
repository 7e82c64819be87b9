using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>What is in somebody's hands: engagements that go on, and follow-ups that are not done.</summary>
internal static class OpenWork
{
    public static IQueryable<Engagement> Engagements(HongniangDb db, Guid account) =>
        db.Engagements.IgnoreQueryFilters().Where(e => e.MatchmakerId == account && e.Stage != EngagementStage.Signed && e.Stage != EngagementStage.Lost); // why: work is handed over wherever it is held

    public static IQueryable<FollowUpStep> FollowUps(HongniangDb db, Guid account) =>
        db.FollowUpSteps.IgnoreQueryFilters().Where(f => f.OwnerId == account && f.DoneAt == null); // why: as above

    public static async Task<int> CountAsync(HongniangDb db, Guid account, CancellationToken ct) =>
        await Engagements(db, account).CountAsync(ct) + await FollowUps(db, account).CountAsync(ct);
}
