using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RedThread.Indexing;

/// <summary>
/// One stream of one segment, immutable: for each term the documents that hold it, ascending. A posting packs the document's slot (16 bits), its count (8 bits) and the
/// document's <see cref="LengthClass"/> (8 bits): all that its weight depends on beside what the whole collection knows.
/// </summary>
internal sealed class StreamPostings
{
    /// <summary>Counts above this are taken as this.</summary>
    public const int MostCount = byte.MaxValue;

    /// <summary>One segment's: few enough that the scores of all of them stay in a core's cache.</summary>
    public const int MostDocuments = 1 << 15;

    private readonly int[]? sparseTerms;
    private readonly int[] listStarts;
    private readonly uint[] postings;

    private StreamPostings(int[]? terms, int[] starts, uint[] postings, int[] lengths)
    {
        sparseTerms = terms;
        listStarts = starts;
        this.postings = postings;
        Lengths = lengths;
    }

    /// <summary>Tokens per document.</summary>
    public int[] Lengths { get; }

    /// <summary>How many lists there are, some of them perhaps empty.</summary>
    public int ListCount => listStarts.Length - 1;

    public static uint Pack(int slot, int count, byte lengthClass) => ((uint)slot << 16) | ((uint)Math.Min(count, MostCount) << 8) | lengthClass;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SlotOf(uint posting) => (int)(posting >> 16);

    /// <summary>Count and length class together: the index into a <see cref="Scoring.Saturation"/> table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ShapeOf(uint posting) => (int)(posting & ushort.MaxValue);

    /// <summary>No posting of the document or of a later one is smaller.</summary>
    public static uint FirstOf(uint slot) => slot << 16;

    public static int CountOf(uint posting) => (int)(posting >> 8) & MostCount;

    public ReadOnlySpan<uint> Of(int term)
    {
        var at = term;
        if (sparseTerms is not null)
            at = Array.BinarySearch(sparseTerms, term);
        return at >= 0 && at < listStarts.Length - 1 ? ListAt(at) : default;
    }

    /// <summary>By place, to go through all of them: <see cref="TermAt"/> tells the term.</summary>
    public ReadOnlySpan<uint> ListAt(int at) => postings.AsSpan(listStarts[at], listStarts[at + 1] - listStarts[at]);

    /// <summary>Where that list lies, for <see cref="At"/>.</summary>
    public (int Start, int Length) RangeAt(int at) => (listStarts[at], listStarts[at + 1] - listStarts[at]);

    public ReadOnlySpan<uint> At(int start, int length) => postings.AsSpan(start, length);

    /// <summary>Asks for the postings from there on, to be read soon.</summary>
    public unsafe void Prefetch(int start)
    {
        if ((uint)start < (uint)postings.Length)
            Sse.Prefetch0(Unsafe.AsPointer(ref postings[start])); // why: only a hint; should the collector move the array, it is a useless one
    }

    public int TermAt(int at) => sparseTerms is null ? at : sparseTerms[at];

    /// <summary>The posting of the term in one document, 0 where it has none.</summary>
    public uint PostingIn(int slot, int term)
    {
        var list = Of(term);
        var (low, high) = (0, list.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = SlotOf(list[middle]);
            if (found == slot)
                return list[middle];
            if (found < slot)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return 0;
    }

    /// <summary>Builds from entries in any order of terms, documents ascending inside each term.</summary>
    public static StreamPostings Build(Column termOf, Column postings, int[] lengths, int vocabulary) =>
        termOf.Count >= vocabulary / 4 ? Dense(termOf, postings, lengths, vocabulary) : Sparse(termOf, postings, lengths);

    public void Write(SavedWriter to)
    {
        to.Write(sparseTerms is null ? 0 : 1);
        to.Write<int>(sparseTerms ?? []);
        to.Write<int>(listStarts);
        to.Write<uint>(postings);
        to.Write<int>(Lengths);
    }

    public static StreamPostings Read(SavedReader from)
    {
        var isSparse = from.ReadNumber() == 1;
        var terms = from.ReadArray<int>();
        return new StreamPostings(isSparse ? terms : null, from.ReadArray<int>(), from.ReadArray<uint>(), from.ReadArray<int>());
    }

    /// <summary>Adds to the frequencies of the terms the documents that are not deleted, and gives the tokens of those.</summary>
    public long CountLiving(SlotSet deleted, PagedCounts.Edit frequencies)
    {
        for (var at = 0; at < ListCount; at++)
        {
            var living = 0;
            if (deleted.Count == 0)
            {
                living = listStarts[at + 1] - listStarts[at];
            }
            else
            {
                foreach (var posting in ListAt(at))
                    living += deleted[SlotOf(posting)] ? 0 : 1;
            }
            if (living > 0)
                frequencies.Add(TermAt(at), living);
        }
        var tokens = 0L;
        for (var slot = 0; slot < Lengths.Length; slot++)
            tokens += deleted[slot] ? 0 : Lengths[slot];
        return tokens;
    }

    private static StreamPostings Dense(Column termOf, Column postings, int[] lengths, int vocabulary)
    {
        var starts = new int[vocabulary + 1];
        foreach (var piece in termOf.Pieces)
        {
            foreach (var term in piece.Span)
                starts[term + 1]++;
        }
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var next = starts.AsSpan(0, vocabulary).ToArray();
        var sorted = new uint[postings.Count];
        foreach (var (terms, piece) in termOf.Pieces.Zip(postings.Pieces))
        {
            for (var i = 0; i < terms.Length; i++)
                sorted[next[terms.Span[i]]++] = piece.Span[i];
        }
        return new StreamPostings(null, starts, sorted, lengths);
    }

    private static StreamPostings Sparse(Column termOf, Column postings, int[] lengths)
    {
        var order = new ulong[postings.Count];
        var at = 0;
        foreach (var (terms, piece) in termOf.Pieces.Zip(postings.Pieces))
        {
            for (var i = 0; i < terms.Length; i++)
                order[at++] = ((ulong)terms.Span[i] << 32) | piece.Span[i];
        }
        Array.Sort(order);
        var found = new List<int>();
        var starts = new List<int>();
        var sorted = new uint[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var term = (int)(order[i] >> 32);
            if (found.Count == 0 || found[^1] != term)
            {
                found.Add(term);
                starts.Add(i);
            }
            sorted[i] = (uint)order[i];
        }
        starts.Add(order.Length);
        return new StreamPostings([.. found], [.. starts], sorted, lengths);
    }
}
