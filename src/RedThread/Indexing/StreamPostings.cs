namespace RedThread.Indexing;

/// <summary>
/// One stream of one segment, immutable: for each term the documents that hold it, ascending. A posting packs the document's slot (22 bits) and its count (10 bits).
/// </summary>
internal sealed class StreamPostings
{
    public const int CountBits = 10;

    /// <summary>Counts above this are taken as this; with k1 = 1.2 that moves a contribution by less than .2 %.</summary>
    public const int MostCount = (1 << CountBits) - 1;

    public const int MostDocuments = 1 << (32 - CountBits);

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

    public static uint Pack(int slot, int count) => ((uint)slot << CountBits) | (uint)Math.Min(count, MostCount);

    public static int SlotOf(uint posting) => (int)(posting >> CountBits);

    public static int CountOf(uint posting) => (int)(posting & MostCount);

    public ReadOnlySpan<uint> Of(int term)
    {
        var at = term;
        if (sparseTerms is not null)
            at = Array.BinarySearch(sparseTerms, term);
        return at >= 0 && at < listStarts.Length - 1 ? postings.AsSpan(listStarts[at], listStarts[at + 1] - listStarts[at]) : default;
    }

    /// <summary>Occurrences of the term in one document, 0 where it has none.</summary>
    public int CountIn(int slot, int term)
    {
        var list = Of(term);
        var (low, high) = (0, list.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = SlotOf(list[middle]);
            if (found == slot)
                return CountOf(list[middle]);
            if (found < slot)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return 0;
    }

    /// <summary>Appends every posting of a document that keeps a slot, in order of term, then document.</summary>
    public void CopyTo(int[] newSlots, List<int> termOf, List<uint> into)
    {
        for (var at = 0; at < listStarts.Length - 1; at++)
        {
            var term = sparseTerms is null ? at : sparseTerms[at];
            foreach (var posting in postings.AsSpan(listStarts[at], listStarts[at + 1] - listStarts[at]))
            {
                var slot = newSlots[SlotOf(posting)];
                if (slot < 0)
                    continue;
                termOf.Add(term);
                into.Add(Pack(slot, CountOf(posting)));
            }
        }
    }

    /// <summary>Builds from entries in any order of terms, documents ascending inside each term.</summary>
    public static StreamPostings Build(ReadOnlySpan<int> termOf, ReadOnlySpan<uint> posting, int[] lengths, int vocabulary) =>
        termOf.Length >= vocabulary / 4 ? Dense(termOf, posting, lengths, vocabulary) : Sparse(termOf, posting, lengths);

    private static StreamPostings Dense(ReadOnlySpan<int> termOf, ReadOnlySpan<uint> posting, int[] lengths, int vocabulary)
    {
        var starts = new int[vocabulary + 1];
        foreach (var term in termOf)
            starts[term + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var next = starts.AsSpan(0, vocabulary).ToArray();
        var sorted = new uint[posting.Length];
        for (var i = 0; i < posting.Length; i++)
            sorted[next[termOf[i]]++] = posting[i];
        return new StreamPostings(null, starts, sorted, lengths);
    }

    private static StreamPostings Sparse(ReadOnlySpan<int> termOf, ReadOnlySpan<uint> posting, int[] lengths)
    {
        var order = new ulong[posting.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = ((ulong)(uint)termOf[i] << 32) | posting[i];
        Array.Sort(order);
        var terms = new List<int>();
        var starts = new List<int>();
        var sorted = new uint[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var term = (int)(order[i] >> 32);
            if (terms.Count == 0 || terms[^1] != term)
            {
                terms.Add(term);
                starts.Add(i);
            }
            sorted[i] = (uint)order[i];
        }
        starts.Add(order.Length);
        return new StreamPostings([.. terms], [.. starts], sorted, lengths);
    }
}
