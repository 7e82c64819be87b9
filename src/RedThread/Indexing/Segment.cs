namespace RedThread.Indexing;

/// <summary>Documents indexed together, immutable. Which of them were deleted since is the snapshot's knowledge.</summary>
internal sealed class Segment
{
    private readonly Dictionary<string, int> slots;

    public Segment(IndexDocument[] documents, StreamPostings units, StreamPostings bigrams)
    {
        Documents = documents;
        Streams = [units, bigrams];
        slots = new Dictionary<string, int>(documents.Length, StringComparer.Ordinal);
        for (var i = 0; i < documents.Length; i++)
            slots.Add(documents[i].Id, i);
    }

    public IndexDocument[] Documents { get; }

    /// <summary>By <see cref="TermKind"/>.</summary>
    public StreamPostings[] Streams { get; }

    public int SlotOf(string id) => slots.TryGetValue(id, out var slot) ? slot : -1;
}

/// <summary>A set of slots, immutable in a snapshot.</summary>
internal sealed class SlotSet
{
    private readonly ulong[] bits;

    private SlotSet(ulong[] bits, int count)
    {
        this.bits = bits;
        Count = count;
    }

    public int Count { get; }

    public bool this[int slot] => (bits[slot >> 6] & (1ul << slot)) != 0;

    public static SlotSet Empty(int slots) => new(new ulong[(slots + 63) >> 6], 0);

    /// <summary>A copy with more slots, each given once and not in the set yet.</summary>
    public SlotSet With(List<int> slots)
    {
        var copy = (ulong[])bits.Clone();
        foreach (var slot in slots)
            copy[slot >> 6] |= 1ul << slot;
        return new SlotSet(copy, Count + slots.Count);
    }
}
