using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>Who met needs like this one before: the memory of signed contracts.</summary>
public static class SolvedCases
{
    /// <summary>Needs less alike than this, in either direction, do not count as the same case.</summary>
    public const int LeastPercent = 20;

    /// <summary>The contracts of similar needs, as far as the reader may see needs and engagements. One query, whatever is found.</summary>
    /// <param name="similar">The needs like the one in hand, in the reader's sight.</param>
    public static async Task<IReadOnlyList<SolvedCase>> LoadAsync(HongniangDb db, IReadOnlyList<SimilarNeeds.Row> similar, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(similar);
        var close = similar.Where(s => s.Mutual >= LeastPercent).ToDictionary(s => s.Need.Id);
        var ids = close.Keys.ToList();
        var signed = await db.Engagements.AsNoTracking().Where(e => e.Stage == EngagementStage.Signed && ids.Contains(e.NeedId)).OrderBy(e => e.Number)
            .Select(e => new { e.NeedId, e.AchievementId, e.ExpertId }).ToListAsync(ct);
        return [.. signed.Select(e => new SolvedCase(e.AchievementId?.Value ?? e.ExpertId!.Value.Value /* why: one of the two is set */, close[e.NeedId].Need.Number, close[e.NeedId].Mutual))];
    }
}
