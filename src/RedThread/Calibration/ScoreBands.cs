namespace RedThread.Calibration;

/// <summary>A span of scores and how often pairs with such a score were good.</summary>
/// <param name="From">The least score of the band; the first band begins at 0.</param>
/// <param name="Share">Of the pairs in the band, which share was good: 0 to 1.</param>
/// <param name="Low">Lower end of the share's 95 % interval (Wilson).</param>
/// <param name="High">Upper end.</param>
/// <param name="Count">Pairs that the share is from.</param>
public sealed record ScoreBand(double From, double Share, double Low, double High, int Count)
{
    /// <summary>Of all pairs with such a score, whether anybody judged them or not, the share that is known to be good: the least that may be promised, where <see cref="Share"/> is
    /// the most, since pairs are picked out before they are judged. Null where it was not counted.</summary>
    public double? Known { get; init; }
}

/// <summary>
/// What a score means: "of matches like this, so many in a hundred were judged good". Bands rise with the score and are learnt from judged pairs, for one kind of pair at a time:
/// what a likeness of .2 means between two titles says nothing of two long texts.
/// </summary>
/// <remarks>
/// Isotonic regression by joining neighbours that fall (Ayer, Brunk, Ewing, Reid and Silverman 1955), then bands of few pairs are joined with the next, until each holds at
/// least <see cref="LeastPairs"/>.
/// </remarks>
public sealed class ScoreBands
{
    /// <summary>A band of fewer pairs promises more than it knows: at 100 the interval is at most 20 points wide.</summary>
    public const int LeastPairs = 100;

    private ScoreBands(IReadOnlyList<ScoreBand> all) => All = all;

    /// <summary>Rising, without gaps. At least one.</summary>
    public IReadOnlyList<ScoreBand> All { get; }

    /// <summary>Learns the bands. Null where there are fewer than <see cref="LeastPairs"/> pairs: then nothing may be said yet.</summary>
    /// <param name="pairs">Score (0 or more, such as <see cref="Hit.Normalized"/>) and whether people judged the pair good.</param>
    public static ScoreBands? Learn(IEnumerable<(double Score, bool Good)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var sorted = pairs.OrderBy(pair => pair.Score).ToList();
        if (sorted.Count < LeastPairs)
            return null;
        if (sorted.Exists(pair => !(pair.Score >= 0)))
            throw new ArgumentException("A score is below 0 or no number.", nameof(pairs));
        var blocks = new List<Block>();
        foreach (var equal in sorted.GroupBy(pair => pair.Score))
        {
            blocks.Add(new Block(equal.Key, equal.Count(pair => pair.Good), equal.Count()));
            while (blocks.Count > 1 && blocks[^1].Share <= blocks[^2].Share)
                JoinLast(blocks);
        }
        var bands = new List<Block>();
        foreach (var block in blocks)
        {
            bands.Add(block);
            if (bands.Count > 1 && bands[^2].Count < LeastPairs)
                JoinLast(bands);
        }
        if (bands.Count > 1 && bands[^1].Count < LeastPairs)
            JoinLast(bands);
        return new ScoreBands([.. bands.Select((band, i) => band.ToBand(i == 0))]);
    }

    /// <summary>Bands that were learnt before and written down.</summary>
    /// <exception cref="ArgumentException">There are none, the first does not begin at 0, or they do not rise.</exception>
    public static ScoreBands Restore(IReadOnlyList<ScoreBand> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        if (bands.Count == 0 || bands[0].From != 0)
            throw new ArgumentException("Bands must begin at 0.", nameof(bands));
        if (bands.Zip(bands.Skip(1)).Any(next => !(next.First.From < next.Second.From && next.First.Share < next.Second.Share)))
            throw new ArgumentException("Bands must rise.", nameof(bands));
        if (bands.Any(band => !(band.Low >= 0 && band.Low <= band.Share && band.Share <= band.High && band.High <= 1 && band.Known is null or (>= 0 and <= 1)) || band.Count < 1))
            throw new ArgumentException("A share must lie between 0 and 1, inside its interval, and come from at least one pair.", nameof(bands));
        return new ScoreBands([.. bands]);
    }

    /// <summary>The band that the score falls into.</summary>
    public ScoreBand Of(double score) => All.LastOrDefault(band => score >= band.From) ?? All[0];

    /// <summary>
    /// The score from which on at least this share of the matches is good; below it "no good match yet" is the honest answer. Null where no band is as good.
    /// </summary>
    public double? Floor(double share) => All.FirstOrDefault(band => band.Share >= share)?.From;

    /// <summary>A share and its 95 % interval (Wilson 1927).</summary>
    internal static (double Share, double Low, double High) Interval(int good, int count)
    {
        const double z = 1.959964;
        var share = (double)good / count;
        var middle = (share + (z * z / (2 * count))) / (1 + (z * z / count));
        var half = z * Math.Sqrt((share * (1 - share) / count) + (z * z / (4d * count * count))) / (1 + (z * z / count));
        return (share, Math.Clamp(middle - half, 0, share), Math.Clamp(middle + half, share, 1));
    }

    private static void JoinLast(List<Block> blocks)
    {
        var (before, last) = (blocks[^2], blocks[^1]);
        blocks.RemoveAt(blocks.Count - 1);
        blocks[^1] = new Block(before.From, before.Good + last.Good, before.Count + last.Count);
    }

    private readonly record struct Block(double From, int Good, int Count)
    {
        public double Share => (double)Good / Count;

        public ScoreBand ToBand(bool first)
        {
            var (share, low, high) = Interval(Good, Count);
            return new ScoreBand(first ? 0 : From, share, low, high, Count);
        }
    }
}
