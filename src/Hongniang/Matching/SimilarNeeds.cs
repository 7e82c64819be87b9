using Hongniang.Data;
using Hongniang.Matching.Clustering;
using Hongniang.Matching.Indexing;
using RedThread;

namespace Hongniang.Matching;

/// <summary>Needs whose texts are like a given one: perhaps the same need, perhaps one that was solved already.</summary>
public sealed class SimilarNeeds(HongniangDb db, MatchIndexes indexes)
{
    public const int Most = 20;

    /// <summary>Less alike than this is not worth a look.</summary>
    public const int LeastPercent = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="Percent">How much of the need's own text the other one repeats, 0–100.</param>
    /// <param name="Same">How much of either one's title the other one says, the lesser of both, 0–100: whether the two ask for the same, as for shared needs (decision 41). Whole texts
    /// share much that belongs to no need in particular.</param>
    public sealed record Row(IndexedNeed Need, int Percent, int Same);

    /// <summary>At most <see cref="Most"/> needs that the reader may see, the most alike first. Empty while the index is being loaded.</summary>
    public async Task<IReadOnlyList<Row>> FindAsync(MatchSubject subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (await indexes.TryGetAsync(Patience, ct) is not { } set)
        {
            return [];
        }

        var sight = new Sight(db.Scope);
        var hits = set.NeedTexts.Search(subject.Query, Most, id => id != subject.Number && set.Needs.TryGetValue(id, out var need) && sight.MaySee(need), ct);
        return [.. hits.Select(h => (Found: set.Needs.TryGetValue(h.Id, out var need) ? need : null, Percent: InPercent(h.Normalized)))
            .Where(r => r.Found is not null && r.Percent >= LeastPercent)
            .Select(r => new Row(r.Found! /* why: filtered above */, r.Percent, Same(set, subject, r.Found! /* why: as above */)))];
    }

    private static int Same(IndexSet set, MatchSubject subject, IndexedNeed other) => InPercent(Math.Min(
        set.NeedTexts.Explain(new MatchQuery(subject.Query.Title, ""), other.Number, 0)?.Normalized ?? 0,
        set.NeedTexts.Explain(NeedClusters.TextOf(other), subject.Number, 0)?.Normalized ?? 0));

    private static int InPercent(double likeness) => (int)Math.Round(100 * Math.Min(1, likeness));
}
