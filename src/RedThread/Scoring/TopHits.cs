namespace RedThread.Scoring;

/// <summary>Keeps the best so many of a stream of scored documents: higher score first, then ordinal id. A heap with the worst on top.</summary>
internal sealed class TopHits(int most)
{
    private readonly List<(long Score, string Id)> heap = [];

    /// <summary>Could a document with this score still get in? Cheap, asked before anything else.</summary>
    public bool Wants(long score) => heap.Count < most || score >= heap[0].Score;

    /// <summary>What a document must score at least to get in, by score alone.</summary>
    public long Least => most == 0 ? long.MaxValue : heap.Count < most ? 1 : heap[0].Score;

    /// <summary>As <see cref="Wants(long)"/>, with ties decided.</summary>
    public bool Wants(long score, string id) => heap.Count < most || Worse(heap[0], (score, id));

    /// <summary>Call only where <see cref="Wants(long, string)"/>.</summary>
    public void Add(long score, string id)
    {
        if (heap.Count < most)
        {
            heap.Add((score, id));
            Rise(heap.Count - 1);
            return;
        }
        heap[0] = (score, id);
        Sink();
    }

    public void Offer(long score, string id)
    {
        if (Wants(score, id))
            Add(score, id);
    }

    public void AddAll(TopHits others)
    {
        foreach (var (score, id) in others.heap)
            Offer(score, id);
    }

    public List<(long Score, string Id)> BestFirst()
    {
        heap.Sort((a, b) => Worse(b, a) ? -1 : Worse(a, b) ? 1 : 0);
        return heap;
    }

    private static bool Worse((long Score, string Id) a, (long Score, string Id) b) =>
        a.Score < b.Score || (a.Score == b.Score && string.CompareOrdinal(a.Id, b.Id) > 0);

    private void Rise(int at)
    {
        for (var parent = (at - 1) / 2; at > 0 && Worse(heap[at], heap[parent]); at = parent, parent = (at - 1) / 2)
            (heap[at], heap[parent]) = (heap[parent], heap[at]);
    }

    private void Sink()
    {
        for (var at = 0; ;)
        {
            var worst = at;
            for (var child = (2 * at) + 1; child <= (2 * at) + 2 && child < heap.Count; child++)
            {
                if (Worse(heap[child], heap[worst]))
                    worst = child;
            }
            if (worst == at)
                return;
            (heap[at], heap[worst]) = (heap[worst], heap[at]);
            at = worst;
        }
    }
}
