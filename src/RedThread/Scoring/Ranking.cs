using System.Buffers;
using RedThread.Indexing;

namespace RedThread.Scoring;

/// <summary>
/// Exhaustive ranking, segment by segment: rare terms add their postings to one accumulator per document, frequent ones add rows, then the best are picked. Of a long query the
/// cores share the documents.
/// </summary>
internal static class Ranking
{
    public static List<(long Score, string Id)> Best(QueryPlan plan, IReadOnlyList<Snapshot> snapshots, int top, Func<string, bool>? accept, CancellationToken ct)
    {
        var segments = snapshots.SelectMany(snapshot => snapshot.Segments.Zip(snapshot.Deleted)).ToArray();
        var best = new TopHits(Math.Min(top, segments.Sum(pair => pair.First.Documents.Length)));
        if (top == 0)
            return [];
        foreach (var (segment, deleted) in segments)
            Search(plan, segment, deleted, best, accept, ct, isShared: true);
        return best.BestFirst();
    }

    /// <param name="isShared">Whether other threads may help; not where they are busy with other queries.</param>
    public static void Search(QueryPlan plan, Segment segment, SlotSet deleted, TopHits best, Func<string, bool>? accept, CancellationToken ct, bool isShared = false)
    {
        if (plan.Bound > int.MaxValue)
        {
            SearchSlowly(plan, segment, deleted, best, accept, ct);
            return;
        }
        var sums = new SegmentSums(plan, segment);
        var size = segment.Documents.Length;
        var padded = (size + 63) & ~63;
        var scores = ArrayPool<int>.Shared.Rent(padded);
        try
        {
            if (!isShared || sums.Threads == 1)
            {
                sums.Add(scores, 0, padded, ct);
                Pick(segment, deleted, scores, 0, size, best, accept);
            }
            else
            {
                Share(sums, segment, deleted, scores, best, accept, ct);
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(scores);
        }
    }

    /// <summary>As many threads as are worth it, each with its own documents; what they pick is the same in whatever order they end.</summary>
    private static void Share(SegmentSums sums, Segment segment, SlotSet deleted, int[] scores, TopHits best, Func<string, bool>? accept, CancellationToken ct)
    {
        var size = segment.Documents.Length;
        var threads = sums.Threads;
        var stretches = (size + RowSum.Stretch - 1) / RowSum.Stretch;
        var share = (stretches + threads - 1) / threads * RowSum.Stretch;
        var picked = new TopHits[threads];
        Parallel.For(0, threads, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = threads }, i =>
        {
            picked[i] = best.Fellow();
            var (from, to) = (Math.Min(size, i * share), Math.Min(size, (i + 1) * share));
            if (from == to)
                return;
            sums.Add(scores, from, (to + 63) & ~63, ct);
            Pick(segment, deleted, scores, from, to, picked[i], accept);
        });
        foreach (var own in picked)
            best.AddAll(own);
    }

    private static void Pick(Segment segment, SlotSet deleted, int[] scores, int from, int to, TopHits best, Func<string, bool>? accept)
    {
        for (var slot = from; slot < to; slot++)
        {
            var next = scores.AsSpan(slot, to - slot).IndexOfAnyInRange((int)Math.Min(best.Least, int.MaxValue), int.MaxValue);
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
