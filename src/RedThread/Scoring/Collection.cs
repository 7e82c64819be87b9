using RedThread.Indexing;

namespace RedThread.Scoring;

/// <summary>What a score needs to know of all documents together: those of one snapshot, or of the snapshots of all shards.</summary>
internal sealed class Collection(params Snapshot[] parts)
{
    public IReadOnlyList<Snapshot> Parts => parts;

    /// <summary>Living documents.</summary>
    public int Count { get; } = parts.Sum(part => part.Count);

    /// <summary>Background needs.</summary>
    public int Needs { get; } = parts.Sum(part => part.Needs);

    public int DocumentFrequency(TermKind stream, int term)
    {
        var sum = 0;
        foreach (var part in parts)
            sum += part.Streams[(int)stream].DocumentFrequencies[term];
        return sum;
    }

    public int NeedFrequency(TermKind stream, int term)
    {
        var sum = 0;
        foreach (var part in parts)
            sum += part.Streams[(int)stream].NeedFrequencies[term];
        return sum;
    }

    /// <summary>Mean tokens per document; 0 where there are none.</summary>
    public double MeanLength(TermKind stream) => Count == 0 ? 0 : (double)parts.Sum(part => part.Streams[(int)stream].TotalLength) / Count;
}
