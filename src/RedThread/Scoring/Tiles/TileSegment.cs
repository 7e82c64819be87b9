using RedThread.Indexing;

namespace RedThread.Scoring.Tiles;

/// <summary>One segment made ready for ranking many queries.</summary>
internal sealed class TileSegment : IDisposable
{
    public TileSegment(Segment segment, SlotSet deleted, BatchScale scale, ParallelOptions threads)
    {
        (Segment, Deleted, Scale) = (segment, deleted, scale);
        Rows = TileRows.Of(segment, scale, threads);
        Terms = new TileTerms(segment, scale, Rows);
    }

    public Segment Segment { get; }

    public SlotSet Deleted { get; }

    public BatchScale Scale { get; }

    public TileRows Rows { get; }

    public TileTerms Terms { get; }

    public void Dispose() => Rows.Dispose();
}
