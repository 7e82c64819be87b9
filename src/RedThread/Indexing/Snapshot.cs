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
    private double[][][]? norms;

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

    /// <summary>Mean tokens per document; 0 in an empty index.</summary>
    public double AverageLength(TermKind stream) => Count == 0 ? 0 : (double)Streams[(int)stream].TotalLength / Count;

    /// <summary>
    /// By segment and stream: each document's length norm under the present mean length. Made by the first search after a change; two searches at once may both make it.
    /// </summary>
    public double[][][] Norms(RecipeOptions recipe)
    {
        if (Volatile.Read(ref norms) is { } ready)
            return ready;
        var made = Array.ConvertAll(Segments, segment => new[] { Norms(segment, TermKind.Unit, recipe), Norms(segment, TermKind.Bigram, recipe) });
        Volatile.Write(ref norms, made);
        return made;
    }

    private double[] Norms(Segment segment, TermKind stream, RecipeOptions recipe)
    {
        var lengths = segment.Streams[(int)stream].Lengths;
        var average = AverageLength(stream);
        var result = new double[lengths.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = Scoring.Bm25.Norm(recipe, lengths[i], average);
        return result;
    }
}
