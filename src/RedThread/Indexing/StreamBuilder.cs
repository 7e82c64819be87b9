namespace RedThread.Indexing;

/// <summary>Collects one stream's postings, document by document.</summary>
internal sealed class StreamBuilder
{
    private readonly Column termOf = new();
    private readonly Column postings = new();
    private readonly List<int> lengths = [];

    public long TotalLength { get; private set; }

    public void Add(TermCounter counter, ReadOnlySpan<int> title, int titleWeight, ReadOnlySpan<int> body)
    {
        counter.Count(title, titleWeight);
        counter.Count(body, 1);
        var length = (title.Length * titleWeight) + body.Length;
        var lengthClass = LengthClass.Of(length);
        foreach (var term in counter.Terms)
        {
            termOf.Add((uint)term);
            postings.Add(StreamPostings.Pack(lengths.Count, counter[term], lengthClass));
        }
        counter.Clear();
        lengths.Add(length);
        TotalLength += length;
    }

    /// <summary>Takes over what is alive of a segment's stream, its documents renumbered.</summary>
    /// <param name="from">The stream.</param>
    /// <param name="newSlots">By old slot: the new one, or -1 for a deleted document.</param>
    public void Add(StreamPostings from, int[] newSlots)
    {
        for (var at = 0; at < from.ListCount; at++)
        {
            foreach (var posting in from.ListAt(at))
            {
                var slot = newSlots[StreamPostings.SlotOf(posting)];
                if (slot < 0)
                    continue;
                termOf.Add((uint)from.TermAt(at));
                postings.Add(((uint)slot << 16) | (uint)StreamPostings.ShapeOf(posting));
            }
        }
        for (var slot = 0; slot < newSlots.Length; slot++)
        {
            if (newSlots[slot] < 0)
                continue;
            lengths.Add(from.Lengths[slot]);
            TotalLength += from.Lengths[slot];
        }
    }

    /// <summary>Adds these documents to the document frequencies.</summary>
    public void CountInto(PagedCounts.Edit frequencies)
    {
        foreach (var piece in termOf.Pieces)
        {
            foreach (var term in piece.Span)
                frequencies.Add((int)term, 1);
        }
    }

    public StreamPostings Done(int vocabulary) => StreamPostings.Build(termOf, postings, [.. lengths], vocabulary);
}
