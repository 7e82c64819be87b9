using System.Runtime.InteropServices;

namespace RedThread.Indexing;

/// <summary>Counts a text's terms by their number. Belongs to the writer, which keeps it, because its array is as long as the vocabulary.</summary>
internal sealed class TermCounter
{
    private readonly List<int> touched = [];
    private int[] counts = [];

    /// <summary>The terms counted since the last clearing, each once, in order of first sight.</summary>
    public ReadOnlySpan<int> Terms => CollectionsMarshal.AsSpan(touched);

    public int this[int term] => counts[term];

    public void Count(ReadOnlySpan<int> terms, int weight)
    {
        foreach (var term in terms)
        {
            if (term >= counts.Length)
                Array.Resize(ref counts, Math.Max(1024, term * 2));
            if (counts[term] == 0)
                touched.Add(term);
            counts[term] += weight;
        }
    }

    public void Clear()
    {
        foreach (var term in touched)
            counts[term] = 0;
        touched.Clear();
    }
}
