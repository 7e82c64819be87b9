namespace RedThread.Embeddings;

/// <summary>
/// What a similarity of one query is worth. Models differ in what they give to texts that have nothing to do with each other (some .0, some .8), so the likeness begins
/// where the query's unrelated records end: at the median of a sample of the whole collection plus twice its spread (the median distance, made comparable to a standard deviation), and is
/// 1 at the same meaning. Among few records, where most may be related, it begins at the lower quarter. A function of the query and the ids and vectors that are kept; filters and readers do not change it.
/// </summary>
public readonly record struct MeaningScale
{
    /// <summary>Similarities that are looked at, about.</summary>
    public const int SampleSize = 512;

    /// <summary>Fewer records have no spread to speak of.</summary>
    private const int Few = 20;

    /// <summary>Spreads above the median at which a likeness begins.</summary>
    private const double Above = 2;

    /// <summary>Makes the median distance of a normal distribution its standard deviation.</summary>
    private const double OfNormal = 1.4826;

    private const double Highest = .999;

    private MeaningScale(double ground) => Ground = ground;

    /// <summary>The similarity up to which a record counts as unrelated, below 1.</summary>
    public double Ground { get; }

    /// <summary>Null for fewer than two records: with nothing to compare, a similarity says nothing.</summary>
    public static MeaningScale? Of(QuantizedVectors vectors, ReadOnlySpan<float> query)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var sample = vectors.Sample(query, SampleSize);
        if (sample.Length < 2)
            return null;
        if (sample.Length < Few)
            return new MeaningScale(Math.Clamp(sample[(sample.Length - 1) / 4], 0, Highest));
        var median = Median(sample);
        var distances = sample.Select(s => Math.Abs(s - median)).Order().ToArray();
        return new MeaningScale(Math.Clamp(median + (Above * OfNormal * Median(distances)), 0, Highest));
    }

    /// <summary>0 for what is unrelated, 1 for the same meaning.</summary>
    public double Likeness(double similarity) => Math.Clamp((similarity - Ground) / (1 - Ground), 0, 1);

    private static double Median(double[] ascending) => (ascending[(ascending.Length - 1) / 2] + ascending[ascending.Length / 2]) / 2;
}
