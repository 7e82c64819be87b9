using Hongniang.Common;
using Hongniang.Matching.Learning;

namespace Hongniang.Engagements.Learning;

/// <summary>How many judged pairs there are, and whether they are enough to learn from.</summary>
/// <param name="Grades">Pairs by grade.</param>
/// <param name="UsedPairs">Pairs of needs that have at least two grades.</param>
/// <param name="UsedNeeds">Those needs.</param>
public sealed record JudgedStock(IReadOnlyDictionary<PairGrade, int> Grades, int UsedPairs, int UsedNeeds)
{
    /// <summary>Why nothing can be learnt yet, with the figures; null when there is enough.</summary>
    public Problem? Missing => UsedNeeds < LearnRanking.LeastNeeds || UsedPairs < LearnRanking.LeastPairs
        ? new Problem("model.too-few", "Too little was judged yet: {0} pairs of {1} needs that have pairs of different grades. At least {2} pairs of {3} needs are needed.", null,
            UsedPairs, UsedNeeds, LearnRanking.LeastPairs, LearnRanking.LeastNeeds)
        : null;

    public int PairCount => Grades.Values.Sum();

    /// <summary>As far as the pairs alone tell: some of their candidates may be gone.</summary>
    public static JudgedStock Of(IReadOnlyList<GradedPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var used = pairs.GroupBy(p => p.NeedId).Where(g => g.Select(p => p.Grade).Distinct().Count() > 1).ToList();
        return Of(pairs, used.Sum(g => g.Count()), used.Count);
    }

    internal static JudgedStock Of(IReadOnlyList<GradedPair> pairs, int usedPairs, int usedNeeds) =>
        new(Enum.GetValues<PairGrade>().ToDictionary(g => g, g => pairs.Count(p => p.Grade == g)), usedPairs, usedNeeds);
}
