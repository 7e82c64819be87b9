using Hongniang.Data;
using Hongniang.Needs;

namespace Hongniang.Engagements;

/// <summary>Needs that the clocks of idle and expiring needs leave alone.</summary>
public static class NeedsInWork
{
    /// <summary>Needs with an open engagement or a contract, and those with an engagement that something happened to since then.</summary>
    public static IQueryable<NeedId> Since(HongniangDb db, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Engagements.Where(e => e.Stage != EngagementStage.Lost || e.LastActivityAt >= since).Select(e => e.NeedId);
    }

    /// <summary>The same of one need's engagements.</summary>
    public static bool IsInWork(IEnumerable<PairCard> engagements, DateTimeOffset since) =>
        engagements.Any(e => e.Stage is not EngagementStage.Lost || e.LastActivityAt >= since);
}
