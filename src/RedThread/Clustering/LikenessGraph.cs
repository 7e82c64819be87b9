using System.Collections.Concurrent;

namespace RedThread.Clustering;

/// <summary>
/// Which texts of one collection are alike, and how much: the lesser of the two normalised scores, each text once the query and once the document, so that a short text inside
/// a long one is not taken for the same. Kept up to date text by text.
/// </summary>
/// <remarks>
/// A pair is alike when each stands among the other's first <see cref="Depth"/> (mutual nearest neighbours), so that a text that everything is a little like draws nobody in. A pair keeps the likeness of when one of its texts was last given; the rarity of words drifts
/// with the collection, so build afresh now and then (a start does). Not safe for several threads at once.
/// </remarks>
public sealed class LikenessGraph
{
    /// <summary>So many neighbours of each text are looked at.</summary>
    public const int Depth = 40;

    private readonly ThreadIndex index;
    private readonly double least;
    private readonly Dictionary<string, MatchQuery> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> floors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, double>> edges = new(StringComparer.Ordinal);

    /// <param name="index">Holds the same texts under the same ids.</param>
    /// <param name="least">Less alike pairs are not kept. 0 to 1.</param>
    public LikenessGraph(ThreadIndex index, double least)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfNegative(least);
        (this.index, this.least) = (index, least);
    }

    /// <summary>The texts that were given, by ordinal id.</summary>
    public IEnumerable<string> Ids => texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>Pairs that are kept.</summary>
    public int PairCount => edges.Values.Sum(e => e.Count) / 2;

    /// <summary>How alike the two are, 0 where it is less than is kept.</summary>
    public double Of(string a, string b) => edges.TryGetValue(a, out var known) ? known.GetValueOrDefault(b) : 0;

    /// <summary>Those alike to the text, the most alike first, ties by ordinal id.</summary>
    public IEnumerable<KeyValuePair<string, double>> NeighboursOf(string id) =>
        edges.TryGetValue(id, out var known) ? known.OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal) : [];

    /// <summary>Takes texts in, new or changed ones; all at once is a fraction of the cost of one by one.</summary>
    /// <param name="given">Ids and texts as they are in the index now.</param>
    /// <param name="ct">Stops between batches; what was compared stays.</param>
    public void Put(IReadOnlyList<(string Id, MatchQuery Text)> given, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        foreach (var (id, text) in given)
        {
            Remove(id);
            texts[id] = text;
        }
        var hits = index.SearchAll([.. given.Select(g => g.Text)], Depth + 1, ct: ct);
        var lists = new Dictionary<string, Dictionary<string, double>>(given.Count, StringComparer.Ordinal);
        for (var i = 0; i < given.Count; i++)
        {
            var list = lists[given[i].Id] = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var hit in hits[i])
            {
                if (hit.Id != given[i].Id && list.Count < Depth && hit.Normalized >= least && texts.ContainsKey(hit.Id))
                    list[hit.Id] = hit.Normalized;
            }
            floors[given[i].Id] = list.Count == Depth ? list.Values.Min() : 0;
        }
        var pairs = new ConcurrentBag<(string, string, double)>();
        Parallel.ForEach(lists, new ParallelOptions { CancellationToken = ct }, list =>
        {
            foreach (var (other, likeness) in list.Value)
            {
                if (Back(other, list.Key, lists) is { } back)
                    pairs.Add((list.Key, other, Math.Min(1, Math.Min(likeness, back))));
            }
        });
        foreach (var (a, b, likeness) in pairs)
            Edges(a)[b] = Edges(b)[a] = likeness;
    }

    /// <summary>How alike the other text finds this one; null where it would not list it.</summary>
    private double? Back(string other, string id, Dictionary<string, Dictionary<string, double>> lists)
    {
        if (lists.TryGetValue(other, out var list))
            return list.TryGetValue(id, out var known) ? known : null;
        var likeness = index.Explain(texts[other], id, 0)?.Normalized ?? 0;
        return likeness >= least && likeness >= floors[other] ? likeness : null;
    }

    /// <summary>Forgets a text. Unknown ids are fine.</summary>
    public void Remove(string id)
    {
        texts.Remove(id);
        floors.Remove(id);
        if (!edges.Remove(id, out var known))
            return;
        foreach (var other in known.Keys)
            edges[other].Remove(id);
    }

    private Dictionary<string, double> Edges(string id) => edges.TryGetValue(id, out var known) ? known : edges[id] = new(StringComparer.Ordinal);
}
