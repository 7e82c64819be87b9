namespace RedThread.Scoring.Tiles;

/// <summary>The best so many documents of one segment for one query: higher score first, then ordinal id. A heap of single numbers with the worst on top.</summary>
internal sealed class BestSlots
{
    private ulong[] heap = [];
    private int most;

    public int Count { get; private set; }

    /// <summary>What a document must score at least to get in, as far as 16 bits can say it.</summary>
    public ushort Least => Count < most ? (ushort)1 : (ushort)Math.Min(ushort.MaxValue, heap[0] >> 32);

    /// <summary>In no order: the score, and the place of the id among the segment's ids in ordinal order.</summary>
    public IEnumerable<(long Score, int Rank)> Found => heap.Take(Count).Select(key => ((long)(key >> 32), (int)~(uint)key));

    /// <param name="top">How many are wanted from now on.</param>
    public void Clear(int top)
    {
        (Count, most) = (0, top);
        if (heap.Length < top)
            heap = new ulong[top];
    }

    public bool Wants(long score, int rank) => Count < most || Key(score, rank) > heap[0];

    /// <summary>Call only where <see cref="Wants"/>.</summary>
    public void Add(long score, int rank)
    {
        var key = Key(score, rank);
        if (Count < most)
        {
            var at = Count++;
            for (var parent = (at - 1) / 2; at > 0 && key < heap[parent]; parent = (at - 1) / 2)
            {
                heap[at] = heap[parent];
                at = parent;
            }
            heap[at] = key;
            return;
        }
        Replace(key);
    }

    private void Replace(ulong key)
    {
        var at = 0;
        for (var child = 1; child < most; child = (2 * at) + 1)
        {
            if (child + 1 < most && heap[child + 1] < heap[child])
                child++;
            if (key <= heap[child])
                break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = key;
    }

    private static ulong Key(long score, int rank) => ((ulong)score << 32) | ~(uint)rank;
}
