using System.Runtime.InteropServices;
using RedThread.Text;

namespace RedThread.Indexing;

/// <summary>Collects one stream's postings, document by document.</summary>
internal sealed class StreamBuilder
{
    private readonly List<int> termOf = [];
    private readonly List<uint> postings = [];
    private readonly List<int> lengths = [];

    public long TotalLength { get; private set; }

    public void Add(TermCounter counter, List<Token> title, int titleWeight, List<Token> body)
    {
        counter.Count(title, titleWeight);
        counter.Count(body, 1);
        foreach (var term in counter.Terms)
        {
            termOf.Add(term);
            postings.Add(StreamPostings.Pack(lengths.Count, counter[term]));
        }
        counter.Clear();
        var length = (title.Count * titleWeight) + body.Count;
        lengths.Add(length);
        TotalLength += length;
    }

    /// <summary>Takes over what is alive of a segment's stream, its documents renumbered.</summary>
    /// <param name="from">The stream.</param>
    /// <param name="newSlots">By old slot: the new one, or -1 for a deleted document.</param>
    public void Add(StreamPostings from, int[] newSlots)
    {
        from.CopyTo(newSlots, termOf, postings);
        for (var slot = 0; slot < newSlots.Length; slot++)
        {
            if (newSlots[slot] < 0)
                continue;
            lengths.Add(from.Lengths[slot]);
            TotalLength += from.Lengths[slot];
        }
    }

    /// <summary>Adds these documents to the document frequencies.</summary>
    public void CountInto(PagedCounts.Edit frequencies)
    {
        foreach (var term in termOf)
            frequencies.Add(term, 1);
    }

    public StreamPostings Done(int vocabulary) =>
        StreamPostings.Build(CollectionsMarshal.AsSpan(termOf), CollectionsMarshal.AsSpan(postings), [.. lengths], vocabulary);
}
