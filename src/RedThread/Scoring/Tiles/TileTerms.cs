using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using RedThread.Indexing;

namespace RedThread.Scoring.Tiles;

/// <summary>All that ranking a batch must know of a segment's term, in eight bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TileTerm
{
    private const ushort Frequent = ushort.MaxValue;

    private readonly int place;
    private readonly ushort length;

    private TileTerm(int place, ushort length, short worth) => (this.place, this.length, Worth) = (place, length, worth);

    /// <summary>At full saturation; 0 where the segment lacks the term.</summary>
    public short Worth { get; }

    /// <summary>Has it a row, or postings only?</summary>
    public bool IsFrequent => length == Frequent;

    public int Row => place;

    public int Start => place;

    public int Length => length;

    public static TileTerm InRow(int row, int worth) => new(row, Frequent, (short)worth);

    /// <summary>A list is never so long that its length could be taken for the mark: see <see cref="StreamPostings.MostDocuments"/>.</summary>
    public static TileTerm InList(int start, int length, int worth) => new(start, (ushort)length, (short)worth);
}

/// <summary>One segment's terms by number.</summary>
internal sealed class TileTerms
{
    private readonly TileTerm[][] terms;

    public TileTerms(Segment segment, BatchScale scale, TileRows rows)
    {
        terms = Array.ConvertAll(segment.Streams, stream => new TileTerm[stream.ListCount == 0 ? 0 : stream.TermAt(stream.ListCount - 1) + 1]);
        foreach (var stream in (ReadOnlySpan<TermKind>)[TermKind.Unit, TermKind.Bigram])
        {
            var postings = segment.Streams[(int)stream];
            for (var at = 0; at < postings.ListCount; at++)
            {
                var (term, (start, length)) = (postings.TermAt(at), postings.RangeAt(at));
                if (length > 0)
                    terms[(int)stream][term] = TileTerm.InList(start, length, scale.Worth(stream, term));
            }
        }
        for (var row = 0; row < rows.All.Length; row++)
        {
            var (stream, term) = (rows.All[row].Stream, rows.All[row].Term);
            terms[(int)stream][term] = TileTerm.InRow(row, scale.Worth(stream, term));
        }
    }

    /// <summary>Asks for the term's entry, to be found soon.</summary>
    public unsafe void Prefetch(TermKind stream, int term)
    {
        var known = terms[(int)stream];
        if (Sse.IsSupported && (uint)term < (uint)known.Length)
            Sse.Prefetch0(Unsafe.AsPointer(ref known[term])); // why: only a hint; should the collector move the array, it is a useless one
    }

    public TileTerm Find(TermKind stream, int term)
    {
        var known = terms[(int)stream];
        return (uint)term < (uint)known.Length ? known[term] : default;
    }
}
