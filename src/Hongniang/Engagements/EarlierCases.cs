using Hongniang.Data;
using Hongniang.Engagements.Learning;
using Hongniang.Matching;
using Hongniang.Matching.Clustering;
using Hongniang.Matching.Learning;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>Who met needs like this one before, and who could not: the memory of contracts, and of refusals and losses for a reason that lies in the matter.</summary>
public static class EarlierCases
{
    /// <summary>Needs whose titles say less of each other do not count as the same case: the line that shared needs are drawn by.</summary>
    public const int LeastPercent = (int)(100 * NeedClusters.Join);

    /// <summary>The endings of similar needs' engagements, as far as the reader may see needs and engagements. One query, whatever is found.</summary>
    /// <param name="similar">The needs like the one in hand, in the reader's sight.</param>
    public static async Task<IReadOnlyList<EarlierCase>> LoadAsync(HongniangDb db, IReadOnlyList<SimilarNeeds.Row> similar, CancellationToken ct) =>
        [.. (await LoadManyAsync(db, [(default, similar)], ct))[default]];

    /// <summary>The same for many needs at once. One query, however many they are.</summary>
    /// <param name="many">Each need with those like it, in the reader's sight.</param>
    public static async Task<ILookup<NeedId, EarlierCase>> LoadManyAsync(HongniangDb db, IReadOnlyList<(NeedId Need, IReadOnlyList<SimilarNeeds.Row> Similar)> many, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(many);
        var close = many.SelectMany(m => m.Similar.Where(s => s.Same >= LeastPercent).Select(s => (m.Need, Like: s))).ToLookup(c => c.Like.Need.Id);
        var ids = close.Select(c => c.Key).ToList();
        var ended = await db.Engagements.AsNoTracking().Where(e => (e.Stage == EngagementStage.Signed || e.Stage == EngagementStage.Lost) && ids.Contains(e.NeedId)).OrderBy(e => e.Number)
            .Select(e => new { e.NeedId, e.AchievementId, e.ExpertId, e.Stage, e.LossReason }).ToListAsync(ct);

        // What was lost over price, rights or time says nothing of the next need.
        return ended.Where(e => OutcomeGrades.Of(e.Stage, e.LossReason) is PairGrade.Signed or PairGrade.Unfit)
            .SelectMany(e => close[e.NeedId].Select(c => (c.Need, Case: new EarlierCase(e.AchievementId?.Value ?? e.ExpertId!.Value.Value /* why: one of the two is set */, c.Like.Need.Number, c.Like.Same, e.LossReason))))
            .ToLookup(c => c.Need, c => c.Case);
    }
}
