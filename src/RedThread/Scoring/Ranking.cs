using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RedThread.Indexing;

namespace RedThread.Scoring;

/// <summary>Exhaustive ranking, term at a time: each term's postings add to one accumulator per document, then the best are picked.</summary>
internal static class Ranking
{
    public static List<(double Score, string Id)> Best(QueryPlan plan, Snapshot snapshot, RecipeOptions recipe, int top, Func<string, bool>? accept, CancellationToken ct)
    {
        var most = Math.Min(top, snapshot.Count);
        var best = new TopHits(most);
        var norms = snapshot.Norms(recipe);
        for (var i = 0; i < snapshot.Segments.Length && most > 0; i++)
        {
            var segment = snapshot.Segments[i];
            var size = segment.Documents.Length;
            var scores = ArrayPool<double>.Shared.Rent(size);
            try
            {
                Array.Clear(scores, 0, size);
                foreach (var term in plan.Terms)
                {
                    ct.ThrowIfCancellationRequested();
                    if (term.Term >= 0)
                        Accumulate(segment.Streams[(int)term.Kind].Of(term.Term), term.Gain, norms[i][(int)term.Kind], scores);
                }
                Pick(segment, snapshot.Deleted[i], scores.AsSpan(0, size), best, accept);
            }
            finally
            {
                ArrayPool<double>.Shared.Return(scores);
            }
        }
        return best.BestFirst();
    }

    private static void Accumulate(ReadOnlySpan<uint> postings, double gain, double[] norms, double[] scores)
    {
        // why: slots in postings are below the segment's size by construction; the bounds checks cost a third of the time.
        ref var norm = ref MemoryMarshal.GetArrayDataReference(norms);
        ref var score = ref MemoryMarshal.GetArrayDataReference(scores);
        foreach (var posting in postings)
        {
            var slot = StreamPostings.SlotOf(posting);
            Unsafe.Add(ref score, slot) += Bm25.Contribution(gain, StreamPostings.CountOf(posting), Unsafe.Add(ref norm, slot));
        }
    }

    private static void Pick(Segment segment, SlotSet deleted, ReadOnlySpan<double> scores, TopHits best, Func<string, bool>? accept)
    {
        for (var slot = 0; slot < scores.Length; slot++)
        {
            var score = scores[slot];
            if (score <= 0 || !best.Wants(score) || deleted[slot])
                continue;
            var id = segment.Documents[slot].Id;
            if (best.Wants(score, id) && (accept is null || accept(id)))
                best.Add(score, id);
        }
    }
}
