namespace RedThread.Evaluation;

/// <summary>
/// The measures of the public gold standard of reviewer expertise (Stelmakh, Wieting, Neubig, Shah 2023), pooled over reviewers: of two papers that one reviewer rated
/// differently, the one rated higher should score higher.
/// </summary>
/// <param name="Lost">Rating differences of pairs put the wrong way round, those of equal scores half.</param>
/// <param name="AtStake">Rating differences of all pairs.</param>
/// <param name="EasyRight">Easy pairs put right; an equal score is not right.</param>
/// <param name="Easy">Pairs of one rating of 4 or more and one of 2 or less.</param>
/// <param name="HardRight">Hard pairs put right.</param>
/// <param name="Hard">Pairs of two different ratings of 4 or more.</param>
public sealed record ExpertMeasures(double Lost, double AtStake, int EasyRight, int Easy, int HardRight, int Hard)
{
    /// <summary>Weighted Kendall loss, 0 (perfect) to 1; .5 for chance.</summary>
    public double Loss => Lost / AtStake;

    /// <summary>Share of easy pairs put right.</summary>
    public double EasyAccuracy => (double)EasyRight / Easy;

    /// <summary>Share of hard pairs put right.</summary>
    public double HardAccuracy => (double)HardRight / Hard;

    /// <summary>The measures of one reviewer.</summary>
    public static ExpertMeasures Of(IReadOnlyDictionary<string, double> ratings, Func<string, double> score)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(score);
        var sum = new ExpertMeasures(0, 0, 0, 0, 0, 0);
        var papers = ratings.Select(pair => (Rating: pair.Value, Score: score(pair.Key))).ToList();
        for (var i = 0; i < papers.Count; i++)
        {
            for (var j = i + 1; j < papers.Count; j++)
                sum = sum.Plus(Pair(papers[i], papers[j]));
        }
        return sum;
    }

    /// <summary>Pools two sets of pairs.</summary>
    public ExpertMeasures Plus(ExpertMeasures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Lost + other.Lost, AtStake + other.AtStake, EasyRight + other.EasyRight, Easy + other.Easy, HardRight + other.HardRight, Hard + other.Hard);
    }

    private static ExpertMeasures Pair((double Rating, double Score) a, (double Rating, double Score) b)
    {
        var difference = a.Rating - b.Rating;
        if (difference == 0)
            return new(0, 0, 0, 0, 0, 0);
        var sign = Math.Sign(a.Score - b.Score) * Math.Sign(difference);
        var (low, high) = (Math.Min(a.Rating, b.Rating), Math.Max(a.Rating, b.Rating));
        var (easy, hard) = (high >= 4 && low <= 2, low >= 4);
        var stake = Math.Abs(difference);
        return new(sign < 0 ? stake : sign == 0 ? stake / 2 : 0, stake, easy && sign > 0 ? 1 : 0, easy ? 1 : 0, hard && sign > 0 ? 1 : 0, hard ? 1 : 0);
    }
}
