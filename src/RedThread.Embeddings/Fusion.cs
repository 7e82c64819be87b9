namespace RedThread.Embeddings;

/// <summary>Adds the two signals of one query: z(words) + weight · z(meaning), each standardised over the query's own candidates.</summary>
public static class Fusion
{
    /// <summary>Fused scores in the order of the candidates. With weight 0 they rank as the words alone.</summary>
    /// <param name="lexical">The lexical scores of the candidates.</param>
    /// <param name="dense">Their similarities by the model.</param>
    /// <param name="weight">What the meaning counts against the words, 0 or more; chosen on judged data.</param>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> lexical, IReadOnlyList<double> dense, double weight)
    {
        ArgumentNullException.ThrowIfNull(lexical);
        ArgumentNullException.ThrowIfNull(dense);
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        if (lexical.Count != dense.Count)
            throw new ArgumentException("Each candidate needs both scores.", nameof(dense));
        var (words, meaning) = (Standard(lexical), Standard(dense));
        return [.. words.Select((w, i) => w + (weight * meaning[i]))];
    }

    private static double[] Standard(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return [];
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => deviation == 0 ? 0 : (v - mean) / deviation)];
    }
}
