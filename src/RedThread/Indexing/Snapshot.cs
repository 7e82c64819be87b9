namespace RedThread.Indexing;

/// <summary>What one stream knows of the whole collection at one moment.</summary>
/// <param name="DocumentFrequencies">By term number: living documents that hold it.</param>
/// <param name="NeedFrequencies">By term number: background needs that hold it.</param>
/// <param name="TotalLength">Tokens of all living documents.</param>
internal sealed record StreamStatistics(PagedCounts DocumentFrequencies, PagedCounts NeedFrequencies, long TotalLength)
{
    public static StreamStatistics Empty { get; } = new(PagedCounts.Empty, PagedCounts.Empty, 0);
}

/// <summary>The index at one moment, immutable: a search works on one from start to end, whatever the writer does meanwhile.</summary>
internal sealed class Snapshot
{
    public required Segment[] Segments { get; init; }

    /// <summary>By segment.</summary>
    public required SlotSet[] Deleted { get; init; }

    /// <summary>By <see cref="TermKind"/>.</summary>
    public required StreamStatistics[] Streams { get; init; }

    /// <summary>Living documents.</summary>
    public required int Count { get; init; }

    /// <summary>Background needs.</summary>
    public required int Needs { get; init; }

    public static Snapshot Empty { get; } = new()
    {
        Segments = [],
        Deleted = [],
        Streams = [StreamStatistics.Empty, StreamStatistics.Empty],
        Count = 0,
        Needs = 0,
    };

    public bool TryFind(string id, out int segment, out int slot)
    {
        for (segment = Segments.Length - 1; segment >= 0; segment--)
        {
            slot = Segments[segment].SlotOf(id);
            if (slot >= 0 && !Deleted[segment][slot])
                return true;
        }
        slot = -1;
        return false;
    }

    public int Living(int segment) => Segments[segment].Documents.Length - Deleted[segment].Count;
}
