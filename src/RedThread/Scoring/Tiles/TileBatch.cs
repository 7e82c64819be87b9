using System.Runtime.InteropServices;
using RedThread.Indexing;

namespace RedThread.Scoring.Tiles;

/// <summary>A rare term's postings that are still to be added, for one query.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="Length">How many.</param>
/// <param name="Worth">At full saturation.</param>
/// <param name="Weight">In the query.</param>
/// <param name="IsBigram">Which stream.</param>
internal readonly record struct RareTerm(int Start, ushort Length, short Worth, byte Weight, bool IsBigram)
{
    public int Stream => IsBigram ? 1 : 0;
}

/// <summary>
/// A few queries made ready for one segment: what is rare in them as lists, what is frequent as programs, and the best documents found so far. Used by one thread at a time.
/// </summary>
internal sealed class TileBatch
{
    /// <summary>Queries that go over the rows of a block in turn: many, because for each batch all rows come from memory once.</summary>
    public const int Most = 256;

    /// <summary>A query whose frequent terms give the mean document more than this might fill 16 bits again and again; it is ranked by itself.</summary>
    private const double MostMean = 16_000;

    private readonly List<ushort> code = [];
    private readonly List<RareTerm> rare = [];
    private readonly List<int> active = [];
    private readonly List<int> alone = [];
    private readonly List<(int Code, int Rare, int RareEnd)> places = [];
    private readonly List<BestSlots> best = [];

    /// <summary>Makes these queries ready in place of the former ones, whose memory is used again.</summary>
    /// <param name="queries">At most <see cref="Most"/>.</param>
    /// <param name="tiles">The segment.</param>
    /// <param name="program">The thread's.</param>
    /// <param name="top">So many documents are wanted of each.</param>
    public void Fill(ReadOnlySpan<ReadQuery> queries, TileSegment tiles, TileProgram program, int top)
    {
        code.Clear();
        rare.Clear();
        active.Clear();
        alone.Clear();
        places.Clear();
        for (var i = 0; i < queries.Length; i++)
        {
            var start = rare.Count;
            if (!Weigh(queries[i], tiles, program))
            {
                rare.RemoveRange(start, rare.Count - start);
                alone.Add(i);
                continue;
            }
            if (best.Count == active.Count)
                best.Add(new BestSlots());
            best[active.Count].Clear(top);
            active.Add(i);
            places.Add((code.Count, start, rare.Count));
            code.AddRange(program.Written(tiles.Rows.Zeros));
        }
    }

    /// <summary>The queries that tiles are good for, by their place in the batch. All other lists go along with this one.</summary>
    public ReadOnlySpan<int> Active => CollectionsMarshal.AsSpan(active);

    /// <summary>The queries whose weights or sums might not fit; they must be ranked by themselves.</summary>
    public IReadOnlyList<int> Alone => alone;

    public ReadOnlySpan<ushort> Code => CollectionsMarshal.AsSpan(code);

    public int CodeOf(int at) => places[at].Code;

    /// <summary>The rare terms of a query; who adds some of their postings writes here what is left.</summary>
    public Span<RareTerm> RareOf(int at) => CollectionsMarshal.AsSpan(rare)[places[at].Rare..places[at].RareEnd];

    public BestSlots BestOf(int at) => best[at];

    /// <summary>Parts the query's terms into rare and frequent ones. Asks for memory well before it is read: here nearly every read would miss the cache.</summary>
    private bool Weigh(in ReadQuery query, TileSegment tiles, TileProgram program)
    {
        if (!query.IsWhole)
            return false;
        program.Clear();
        for (var at = 0; at < query.Count; at++)
            tiles.Terms.Prefetch(query.StreamOf(at), query[at].Term);
        var (mean, bound) = (0d, 0L);
        for (var at = 0; at < query.Count; at++)
        {
            var (entry, stream) = (query[at], query.StreamOf(at));
            var term = tiles.Terms.Find(stream, entry.Term);
            if (term.Worth == 0)
                continue;
            var weight = tiles.Scale.QueryWeight(entry);
            if (weight > sbyte.MaxValue)
                return false;
            bound += weight * term.Worth;
            if (!term.IsFrequent)
            {
                rare.Add(new RareTerm(term.Start, (ushort)term.Length, term.Worth, (byte)weight, stream == TermKind.Bigram));
                continue;
            }
            ref readonly var row = ref tiles.Rows.All[term.Row];
            program.Add(term.Row, weight, row.Most);
            mean += weight * row.Mean;
        }
        return mean <= MostMean && bound <= int.MaxValue;
    }
}
