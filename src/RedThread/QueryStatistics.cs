namespace RedThread;

/// <summary>
/// What ranking one need must know of all documents together. Where they lie in several processes, each counts its own, the sums go back to each, and the lists they then give
/// merge into the very list of one index.
/// </summary>
/// <param name="Documents">Documents.</param>
/// <param name="Needs">Background needs.</param>
/// <param name="UnitTokens">Tokens of all documents in the stream of units.</param>
/// <param name="BigramTokens">The same of bigrams.</param>
/// <param name="DocumentFrequencies">By the need's distinct terms in the order of reading: documents that hold it.</param>
/// <param name="NeedFrequencies">By the same: background needs that hold it.</param>
public sealed record QueryStatistics(
    int Documents,
    int Needs,
    long UnitTokens,
    long BigramTokens,
    IReadOnlyList<int> DocumentFrequencies,
    IReadOnlyList<int> NeedFrequencies)
{
    /// <summary>Those of two parts together.</summary>
    /// <exception cref="ArgumentException">They are not of the same need.</exception>
    public QueryStatistics Plus(QueryStatistics other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.DocumentFrequencies.Count != DocumentFrequencies.Count)
            throw new ArgumentException("The statistics are of different needs.", nameof(other));
        return new QueryStatistics(
            Documents + other.Documents,
            Needs + other.Needs,
            UnitTokens + other.UnitTokens,
            BigramTokens + other.BigramTokens,
            [.. DocumentFrequencies.Zip(other.DocumentFrequencies, static (a, b) => a + b)],
            [.. NeedFrequencies.Zip(other.NeedFrequencies, static (a, b) => a + b)]);
    }

    internal double MeanLength(long tokens) => Documents == 0 ? 0 : (double)tokens / Documents;
}
