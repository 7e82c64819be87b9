using RedThread.Scoring;

namespace RedThread.Indexing;

/// <summary>Documents indexed together, immutable. Which of them were deleted since is the snapshot's knowledge.</summary>
internal sealed class Segment
{
    private readonly Dictionary<string, int> slots;
    private readonly Lazy<int[]> byId;
    private readonly Lazy<int[]> idRanks;
    private DenseRows? rows;
    private DenseRows? formerRows;

    public Segment(IndexDocument[] documents, StreamPostings units, StreamPostings bigrams)
    {
        Documents = documents;
        Streams = [units, bigrams];
        slots = new Dictionary<string, int>(documents.Length, StringComparer.Ordinal);
        for (var i = 0; i < documents.Length; i++)
            slots.Add(documents[i].Id, i);
        byId = new Lazy<int[]>(SortById);
        idRanks = new Lazy<int[]>(RankIds);
    }

    public IndexDocument[] Documents { get; }

    /// <summary>By <see cref="TermKind"/>.</summary>
    public StreamPostings[] Streams { get; }

    /// <summary>By slot: the place of the id among all ids in ordinal order.</summary>
    public int[] IdRanks => idRanks.Value;

    public string IdAt(int rank) => Documents[byId.Value[rank]].Id;

    /// <summary>The rows of frequent terms under these saturations. Made when first asked for and kept, the former ones too, lest a mean length that moves to and fro costs much.</summary>
    public DenseRows Rows(Saturation[] saturations)
    {
        if (Volatile.Read(ref rows) is { } ready && ready.IsFor(saturations))
            return ready;
        lock (slots)
        {
            if (rows?.IsFor(saturations) != true)
            {
                var next = formerRows?.IsFor(saturations) == true ? formerRows : DenseRows.Of(this, saturations);
                formerRows = rows;
                Volatile.Write(ref rows, next);
            }
            return rows!; // why: set just above
        }
    }

    public int SlotOf(string id) => slots.TryGetValue(id, out var slot) ? slot : -1;

    private int[] SortById()
    {
        int[] order = [.. Enumerable.Range(0, Documents.Length)];
        Array.Sort(order, (a, b) => string.CompareOrdinal(Documents[a].Id, Documents[b].Id));
        return order;
    }

    private int[] RankIds()
    {
        var ranks = new int[Documents.Length];
        for (var i = 0; i < ranks.Length; i++)
            ranks[byId.Value[i]] = i;
        return ranks;
    }
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
