using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using RedThread.Indexing;

namespace RedThread.Scoring.Tiles;

/// <summary>Takes batches over one panel of documents: first what is rare in each query, then, block by block, what is frequent. Belongs to one thread.</summary>
internal sealed unsafe class TileSweep : IDisposable
{
    /// <summary>
    /// Documents that all batches go over before the next. Fewer would keep the sums nearer, more would read each rare term's postings in fewer pieces.
    /// </summary>
    public const int Panel = 1 << 14;

    private const int CacheLine = 64;

    /// <summary>How many lists ahead postings are asked for.</summary>
    private const int Ahead = 8;

    private readonly AlignedBuffer sums = new((long)TileBatch.Most * Panel * sizeof(ushort));

    /// <summary>For making batches ready.</summary>
    public TileProgram Program { get; } = new();

    public void Dispose() => sums.Dispose();

    /// <param name="batch">The batch.</param>
    /// <param name="queries">Its queries.</param>
    /// <param name="tiles">The segment.</param>
    /// <param name="panel">Which panel of it; all must be gone over in order.</param>
    /// <param name="accept">Which slots a query, by its place in the batch, may be answered with.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Go(TileBatch batch, ReadOnlySpan<ReadQuery> queries, TileSegment tiles, int panel, Func<int, int, bool>? accept)
    {
        var from = panel * Panel;
        var blocks = Math.Min(Panel / TileRows.Block, tiles.Rows.Blocks - (from / TileRows.Block));
        for (var at = 0; at < batch.Active.Length; at++)
            AddRare(batch.RareOf(at), tiles, from, blocks * TileRows.Block, Sums(at));
        var least = stackalloc ushort[TileBatch.Most];
        for (var at = 0; at < batch.Active.Length; at++)
            least[at] = batch.BestOf(at).Least;
        var scores = stackalloc ushort[TileRows.Block];
        fixed (ushort* code = batch.Code)
        {
            for (var block = 0; block < blocks; block++)
            {
                var first = from + (block * TileRows.Block);
                var cells = tiles.Rows.Cells + ((long)(first / TileRows.Block) * tiles.Rows.Stride);
                for (var at = 0; at < batch.Active.Length; at++)
                {
                    var rare = Sums(at) + (block * TileRows.Block);
                    if (Sse.IsSupported && block + 1 < blocks)
                        Prefetch(cells + tiles.Rows.Stride, tiles.Rows.Zeros, at, batch.Active.Length);
                    var reached = TileKernel.IsSupported
                        ? TileKernel.Add(code + batch.CodeOf(at), cells, rare, least[at], scores)
                        : TileKernel.AddPlainly(code + batch.CodeOf(at), cells, rare, least[at], scores);
                    if (reached != 0)
                        least[at] = Offer(batch, at, queries, tiles, first, reached, scores, accept);
                }
            }
        }
    }

    /// <summary>Asks for this query's share of the next block's rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(byte* next, int rows, int at, int queries)
    {
        var lines = (rows + queries) / queries;
        next += at * lines * (long)CacheLine;
        for (var line = 0; line < lines; line++)
            Sse.Prefetch1(next + (line * CacheLine));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRare(Span<RareTerm> terms, TileSegment tiles, int from, int length, ushort* sums)
    {
        new Span<ushort>(sums, length).Clear();
        var end = (uint)(from + length);
        var origin = sums - from;
        for (var at = 0; at < terms.Length; at++)
        {
            if (Sse.IsSupported && at + Ahead < terms.Length)
                tiles.Segment.Streams[terms[at + Ahead].Stream].Prefetch(terms[at + Ahead].Start);
            ref var term = ref terms[at];
            if (term.Length == 0)
                continue;
            var added = Add(tiles.Segment.Streams[term.Stream].At(term.Start, term.Length), end, tiles.Scale.Saturations[term.Stream].Parts, term.Weight, term.Worth, origin);
            term = term with { Start = term.Start + added, Length = (ushort)(term.Length - added) };
        }
    }

    /// <summary>Adds the postings of documents before the end; returns how many they were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Add(ReadOnlySpan<uint> postings, uint end, ReadOnlySpan<byte> saturations, int weight, int worth, ushort* sums)
    {
        // why: shapes are below the table's size by construction; the bounds check costs a tenth of the time.
        ref var saturation = ref MemoryMarshal.GetReference(saturations);
        var limit = StreamPostings.FirstOf(end);
        var at = 0;
        for (; at < postings.Length && postings[at] < limit; at++)
        {
            var sum = sums + StreamPostings.SlotOf(postings[at]);
            *sum = (ushort)Math.Min(ushort.MaxValue, *sum + (weight * Impact.Of(worth, Unsafe.Add(ref saturation, StreamPostings.ShapeOf(postings[at])))));
        }
        return at;
    }

    /// <summary>Takes what is good enough; returns what the next must score.</summary>
    private static ushort Offer(
        TileBatch batch, int at, ReadOnlySpan<ReadQuery> queries, TileSegment tiles, int first, ulong reached, ushort* scores, Func<int, int, bool>? accept)
    {
        var best = batch.BestOf(at);
        var place = batch.Active[at];
        var ranks = tiles.Segment.IdRanks;
        for (; reached != 0; reached &= reached - 1)
        {
            var within = BitOperations.TrailingZeroCount(reached);
            var slot = first + within;
            if (slot >= ranks.Length || tiles.Deleted[slot])
                continue;
            var score = scores[within] == ushort.MaxValue ? Exactly(queries[place], tiles, slot) : scores[within];
            if (best.Wants(score, ranks[slot]) && (accept is null || accept(place, slot)))
                best.Add(score, ranks[slot]);
        }
        return best.Least;
    }

    private static long Exactly(in ReadQuery query, TileSegment tiles, int slot)
    {
        var score = 0L;
        for (var at = 0; at < query.Count; at++)
        {
            var (entry, stream) = (query[at], query.StreamOf(at));
            var posting = entry.Term < 0 ? 0 : tiles.Segment.Streams[(int)stream].PostingIn(slot, entry.Term);
            if (posting != 0)
                score += (long)tiles.Scale.QueryWeight(entry) * Impact.Of(tiles.Scale.Worth(stream, entry.Term), tiles.Scale.Saturations[(int)stream].Parts[StreamPostings.ShapeOf(posting)]);
        }
        return score;
    }

    private ushort* Sums(int at) => (ushort*)sums.Bytes + ((long)at * Panel);
}
