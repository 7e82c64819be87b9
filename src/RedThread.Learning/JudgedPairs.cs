using RedThread.Evaluation;

namespace RedThread.Learning;

/// <summary>One judged pair of a need and an achievement.</summary>
/// <param name="Need">Place of the need in the set.</param>
/// <param name="Id">The achievement.</param>
/// <param name="Level">1 to 4.</param>
internal sealed record JudgedPair(int Need, string Id, int Level);

/// <summary>Judged pairs in an order that says nothing: needs as in their file, achievements by id.</summary>
internal sealed class JudgedPairs
{
    public JudgedPairs(IReadOnlyList<JudgedText> needs, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> qrels)
    {
        Needs = [.. needs.Where(need => qrels.ContainsKey(need.Id))];
        Groups = NearDuplicates.Of(Needs);
        All = [.. Needs.SelectMany((need, i) => qrels[need.Id].OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new JudgedPair(i, pair.Key, pair.Value)))];
    }

    /// <summary>Those that are judged.</summary>
    public IReadOnlyList<JudgedText> Needs { get; }

    /// <summary>By need: needs of one number are near-duplicates of each other.</summary>
    public int[] Groups { get; }

    public IReadOnlyList<JudgedPair> All { get; }

    /// <summary>A fold for every pair, each pair by itself.</summary>
    public int[] FoldsByPair(int folds, uint seed)
    {
        var order = Shuffled(All.Count, seed);
        var result = new int[All.Count];
        for (var i = 0; i < order.Length; i++)
            result[order[i]] = i % folds;
        return result;
    }

    /// <summary>A fold for every pair, all pairs of near-duplicate needs in the same.</summary>
    public int[] FoldsByNeed(int folds, uint seed)
    {
        var groups = Groups.Distinct().ToArray();
        var order = Shuffled(groups.Length, seed);
        var foldOf = order.Index().ToDictionary(pair => groups[pair.Item], pair => pair.Index % folds);
        return [.. All.Select(pair => foldOf[Groups[pair.Need]])];
    }

    private static int[] Shuffled(int count, uint seed)
    {
        var random = new MersenneTwister(seed);
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }
}
