using RedThread.Evaluation;

namespace RedThread.Tuning;

/// <summary>Two rankings of one need's judged pairs: the one in use, and one that was learnt without this need and its near-duplicates.</summary>
/// <param name="Group">Needs of one number say nearly the same; they are held out together, and drawn together for the interval.</param>
/// <param name="Champion">nDCG@10 of the ranking in use, 0–1.</param>
/// <param name="Challenger">nDCG@10 of the learnt one.</param>
public readonly record struct TrialOfNeed(int Group, double Champion, double Challenger);

/// <summary>What a challenger gains over the champion on needs that it has not seen.</summary>
/// <param name="Champion">Mean nDCG@10 of the ranking in use.</param>
/// <param name="Challenger">Mean nDCG@10 of the learnt one.</param>
/// <param name="Gain">The mean difference, need by need.</param>
/// <param name="Low">Lower end of its 95 % interval: bootstrap over groups of near-duplicate needs.</param>
/// <param name="High">Upper end.</param>
/// <param name="Needs">How many needs were compared.</param>
public sealed record ChallengerTrial(double Champion, double Challenger, double Gain, double Low, double High, int Needs)
{
    /// <summary>Whether the gain can be told from chance: the whole interval lies above 0.</summary>
    public bool IsBetter => Low > 0;

    /// <param name="needs">At least one.</param>
    public static ChallengerTrial Of(IReadOnlyList<TrialOfNeed> needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        var groups = needs.GroupBy(need => need.Group).OrderBy(group => group.Key).Select(group => (Sum: group.Sum(n => n.Challenger - n.Champion), Count: group.Count())).ToArray();
        var (low, high) = Bootstrap.Interval(groups.Length, drawn => drawn.Sum(i => groups[i].Sum) / drawn.Sum(i => groups[i].Count));
        return new ChallengerTrial(needs.Average(n => n.Champion), needs.Average(n => n.Challenger), needs.Average(n => n.Challenger - n.Champion), low, high, needs.Count);
    }

    /// <summary>A fold for every group, the same at every run.</summary>
    /// <param name="groups">The group of each need.</param>
    /// <param name="folds">At least 2.</param>
    /// <returns>Group → fold, from 0.</returns>
    public static IReadOnlyDictionary<int, int> Folds(IReadOnlyList<int> groups, int folds)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var random = new MersenneTwister(1);
        int[] order = [.. groups.Distinct().Order()];
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order.Index().ToDictionary(pair => pair.Item, pair => pair.Index % folds);
    }
}
