namespace RedThread.Calibration;

/// <summary>A span of scores and how often pairs with such a score were good.</summary>
/// <param name="From">The least score of the band; the first band begins at 0.</param>
/// <param name="Share">Of the pairs in the band, which share was good: 0 to 1.</param>
/// <param name="Low">Lower end of the share's 95 % interval (Wilson).</param>
/// <param name="High">Upper end.</param>
/// <param name="Count">Pairs that the share is from.</param>
public sealed record ScoreBand(double From, double Share, double Low, double High, int Count);

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

    /// <summary>The band that the score falls into.</summary>
    public ScoreBand Of(double score) => All.LastOrDefault(band => score >= band.From) ?? All[0];

    /// <summary>
    /// The score from which on at least this share of the matches is good; below it "no good match yet" is the honest answer. Null where no band is as good.
    /// </summary>
    public double? Floor(double share) => All.FirstOrDefault(band => band.Share >= share)?.From;

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
            const double z = 1.959964;
            var middle = (Share + (z * z / (2 * Count))) / (1 + (z * z / Count));
            var half = z * Math.Sqrt((Share * (1 - Share) / Count) + (z * z / (4d * Count * Count))) / (1 + (z * z / Count));
            return new ScoreBand(first ? 0 : From, Share, Math.Clamp(middle - half, 0, Share), Math.Clamp(middle + half, Share, 1), Count);
        }
    }
}
