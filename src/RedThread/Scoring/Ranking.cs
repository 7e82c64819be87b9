using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RedThread.Indexing;

namespace RedThread.Scoring;

/// <summary>
/// Exhaustive ranking, segment by segment: rare terms add their postings to one accumulator per document, frequent ones add rows, then the best are picked.
/// </summary>
internal static class Ranking
{
    /// <summary>From so many documents on, the segments of one search are shared among the cores.</summary>
    private const int ManyDocuments = 100_000;

    public static List<(long Score, string Id)> Best(QueryPlan plan, IReadOnlyList<Snapshot> snapshots, int top, Func<string, bool>? accept, CancellationToken ct)
    {
        var segments = snapshots.SelectMany(snapshot => snapshot.Segments.Zip(snapshot.Deleted)).ToArray();
        var documents = segments.Sum(pair => pair.First.Documents.Length);
        var best = new TopHits(Math.Min(top, documents));
        if (top == 0)
            return [];
        if (documents < ManyDocuments || segments.Length == 1)
        {
            foreach (var (segment, deleted) in segments)
                Search(plan, segment, deleted, best, accept, ct);
            return best.BestFirst();
        }
        Parallel.ForEach(
            segments,
            new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new TopHits(Math.Min(top, documents)),
            (pair, _, own) =>
            {
                Search(plan, pair.First, pair.Second, own, accept, ct);
                return own;
            },
            own =>
            {
                lock (best)
                    best.AddAll(own);
            });
        return best.BestFirst();
    }

    public static void Search(QueryPlan plan, Segment segment, SlotSet deleted, TopHits best, Func<string, bool>? accept, CancellationToken ct)
    {
        if (plan.Bound > int.MaxValue)
        {
            SearchSlowly(plan, segment, deleted, best, accept, ct);
            return;
        }
        var size = segment.Documents.Length;
        var padded = (size + 63) & ~63;
        var scores = ArrayPool<int>.Shared.Rent(padded);
        var rows = new RowSum();
        try
        {
            Array.Clear(scores, 0, padded);
            var fewest = DenseRows.FewestPostings(segment);
            foreach (ref readonly var term in plan.Terms)
            {
                if (term.Term < 0 || term.Worth == 0)
                    continue;
                ct.ThrowIfCancellationRequested();
                var list = segment.Streams[(int)term.Kind].Of(term.Term);
                if (list.Length >= fewest && rows.TryAdd(segment.Rows(plan.Saturations).Find(term.Kind, term.Term), term.Weight, term.Worth))
                    continue;
                if (list.Length > 0)
                    Accumulate(list, plan.Saturations[(int)term.Kind].Parts, term.Weight, term.Worth, scores);
            }
            rows.AddTo(scores.AsSpan(0, padded));
            Pick(segment, deleted, scores.AsSpan(0, size), best, accept);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(scores);
        }
    }

    private static void Accumulate(ReadOnlySpan<uint> postings, ReadOnlySpan<byte> saturations, int weight, int worth, int[] scores)
    {
        // why: slots in postings are below the segment's size by construction, shapes below the table's; the bounds checks cost a third of the time.
        ref var score = ref MemoryMarshal.GetArrayDataReference(scores);
        ref var saturation = ref MemoryMarshal.GetReference(saturations);
        foreach (var posting in postings)
            Unsafe.Add(ref score, StreamPostings.SlotOf(posting)) += weight * Impact.Of(worth, Unsafe.Add(ref saturation, StreamPostings.ShapeOf(posting)));
    }

    private static void Pick(Segment segment, SlotSet deleted, ReadOnlySpan<int> scores, TopHits best, Func<string, bool>? accept)
    {
        for (var slot = 0; slot < scores.Length; slot++)
        {
            var next = scores[slot..].IndexOfAnyInRange((int)Math.Min(best.Least, int.MaxValue), int.MaxValue);
            if (next < 0)
                return;
            slot += next;
            Offer(segment, deleted, slot, scores[slot], best, accept);
        }
    }

    private static void Offer(Segment segment, SlotSet deleted, int slot, long score, TopHits best, Func<string, bool>? accept)
    {
        if (deleted[slot])
            return;
        var id = segment.Documents[slot].Id;
        if (best.Wants(score, id) && (accept is null || accept(id)))
            best.Add(score, id);
    }

    /// <summary>For queries of such length that a sum might not fit into 32 bits.</summary>
    private static void SearchSlowly(QueryPlan plan, Segment segment, SlotSet deleted, TopHits best, Func<string, bool>? accept, CancellationToken ct)
    {
        for (var slot = 0; slot < segment.Documents.Length; slot++)
        {
            ct.ThrowIfCancellationRequested();
            var score = plan.Score(segment, slot);
            if (score >= best.Least)
                Offer(segment, deleted, slot, score, best, accept);
        }
    }
}
