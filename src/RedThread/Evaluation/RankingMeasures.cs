namespace RedThread.Evaluation;

/// <summary>
/// The measures of the reference scorer. Gain 2^(level-1) - 1; nDCG over the judged needs with some gain, MRR and recall over those with a level that counts.
/// </summary>
public static class RankingMeasures
{
    /// <summary>Names and values of one need, in the order of reporting; a measure that is not defined for it is left out.</summary>
    /// <param name="ranking">Achievement ids, best first.</param>
    /// <param name="judged">Levels by achievement.</param>
    /// <param name="judgedOnly">
    /// True: re-ranking; the rest is taken out and judged ids that the ranking lacks come last in ordinal order. False: the whole ranking, where what was not judged counts 0.
    /// </param>
    public static IReadOnlyList<(string Name, double Value)> Of(IEnumerable<string> ranking, IReadOnlyDictionary<string, int> judged, bool judgedOnly)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(judged);
        var ids = ranking.Distinct(StringComparer.Ordinal).Where(id => !judgedOnly || judged.ContainsKey(id)).ToList();
        if (judgedOnly)
            ids.AddRange(judged.Keys.Except(ids, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
        var measures = new List<(string, double)>();
        foreach (var k in (ReadOnlySpan<int>)[5, 10])
        {
            if (Ndcg(ids, judged, k) is { } ndcg)
                measures.Add(($"nDCG@{k}", ndcg));
        }
        var good = AtLeast(judged, 3);
        if (good.Count > 0)
        {
            var first = ids.FindIndex(good.Contains);
            measures.Add(("MRR (>=3)", first < 0 ? 0 : 1d / (first + 1)));
        }
        if (good.Count > 0 && !judgedOnly)
        {
            measures.Add(("Recall@50 (>=3)", Recall(ids, good, 50)));
            measures.Add(("Recall@100 (>=3)", Recall(ids, good, 100)));
        }
        var fair = AtLeast(judged, 2);
        if (fair.Count > 0 && !judgedOnly)
            measures.Add(("Recall@100 (>=2)", Recall(ids, fair, 100)));
        return measures;
    }

    private static double? Ndcg(List<string> ids, IReadOnlyDictionary<string, int> judged, int k)
    {
        var ideal = Discounted(judged.Values.OrderDescending().Select(Gain), k);
        return ideal > 0 ? Discounted(ids.Select(id => judged.TryGetValue(id, out var level) ? Gain(level) : 0), k) / ideal : null;
    }

    private static double Discounted(IEnumerable<double> gains, int k)
    {
        var sum = 0d;
        var rank = 1;
        foreach (var gain in gains.Take(k))
            sum += gain / Math.Log2(++rank);
        return sum;
    }

    private static double Gain(int level) => (1 << (level - 1)) - 1;

    private static HashSet<string> AtLeast(IReadOnlyDictionary<string, int> judged, int level) =>
        judged.Where(pair => pair.Value >= level).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);

    private static double Recall(List<string> ids, HashSet<string> wanted, int k) => (double)ids.Take(k).Count(wanted.Contains) / wanted.Count;
}
