using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RedThread.Indexing;

namespace RedThread.Scoring;

/// <summary>
/// What makes the scores of one segment's documents for one query: rows of frequent terms and postings of rare ones. Found once; added for all documents, or by several threads
/// each for its own.
/// </summary>
internal sealed class SegmentSums
{
    /// <summary>So many additions take some tenths of a millisecond: for less a further thread is not worth waking.</summary>
    private const int WorthAThread = 200_000;

    /// <summary>So many documents of a row are added in the time of one posting.</summary>
    private const int OfARow = 20;

    private readonly QueryPlan plan;
    private readonly Segment segment;
    private readonly RowSum rows = new();
    private readonly List<int> rare = [];
    private readonly long work;

    public SegmentSums(QueryPlan plan, Segment segment)
    {
        (this.plan, this.segment) = (plan, segment);
        var fewest = DenseRows.FewestPostings(segment);
        for (var place = 0; place < plan.Terms.Length; place++)
        {
            ref readonly var term = ref plan.Terms[place];
            if (term.Term < 0 || term.Worth == 0)
                continue;
            var count = segment.Streams[(int)term.Kind].Of(term.Term).Length;
            if (count == 0 || (count >= fewest && rows.TryAdd(segment.Rows(plan.Saturations).Find(term.Kind, term.Term), term.Weight, term.Worth)))
                continue;
            rare.Add(place);
            work += count;
        }
        work += (long)rows.Count * segment.Documents.Length / OfARow;
    }

    /// <summary>Among how many threads the work is shared with profit, the present one counted.</summary>
    public int Threads => (int)Math.Clamp(work / WorthAThread, 1, Math.Min(Environment.ProcessorCount, (segment.Documents.Length + RowSum.Stretch - 1) / RowSum.Stretch));

    /// <summary>Sets the scores of the documents from <paramref name="from"/>, a multiple of a stretch, to before <paramref name="to"/>.</summary>
    /// <param name="scores">By slot, filled up to a multiple of 64.</param>
    /// <param name="from">The first slot.</param>
    /// <param name="to">A multiple of a stretch, or the whole length filled up.</param>
    /// <param name="ct">Stops between terms.</param>
    public void Add(int[] scores, int from, int to, CancellationToken ct)
    {
        var own = scores.AsSpan(from, to - from);
        own.Clear();
        foreach (var place in rare)
        {
            ct.ThrowIfCancellationRequested();
            ref readonly var term = ref plan.Terms[place];
            Accumulate(Between(segment.Streams[(int)term.Kind].Of(term.Term), from, to), plan.Saturations[(int)term.Kind].Parts, term.Weight, term.Worth, scores);
        }
        rows.AddTo(own, from);
    }

    private static ReadOnlySpan<uint> Between(ReadOnlySpan<uint> postings, int from, int to)
    {
        var end = to > StreamPostings.SlotOf(postings[^1]) ? postings.Length : Place(postings, to);
        return postings[(from == 0 ? 0 : Place(postings, from))..end];
    }

    /// <summary>Of the first posting that is not before the slot.</summary>
    private static int Place(ReadOnlySpan<uint> postings, int slot)
    {
        var found = postings.BinarySearch(StreamPostings.FirstOf((uint)slot));
        return found < 0 ? ~found : found;
    }

    private static void Accumulate(ReadOnlySpan<uint> postings, ReadOnlySpan<byte> saturations, int weight, int worth, int[] scores)
    {
        // why: slots in postings are below the segment's size by construction, shapes below the table's; the bounds checks cost a third of the time.
        ref var score = ref MemoryMarshal.GetArrayDataReference(scores);
        ref var saturation = ref MemoryMarshal.GetReference(saturations);
        foreach (var posting in postings)
            Unsafe.Add(ref score, StreamPostings.SlotOf(posting)) += weight * Impact.Of(worth, Unsafe.Add(ref saturation, StreamPostings.ShapeOf(posting)));
    }
}
