using System.Runtime.InteropServices;
using RedThread.Text;

namespace RedThread.Indexing;

/// <summary>
/// Counts a text's terms by their number in one stream's vocabulary. Belongs to the writer, which keeps it, because its array is as long as the vocabulary.
/// </summary>
internal sealed class TermCounter(Vocabulary vocabulary)
{
    private readonly List<int> touched = [];
    private int[] counts = [];

    public Vocabulary Vocabulary => vocabulary;

    /// <summary>The terms counted since the last clearing, each once, in order of first sight.</summary>
    public ReadOnlySpan<int> Terms => CollectionsMarshal.AsSpan(touched);

    public int this[int term] => counts[term];

    /// <summary>New terms enter the vocabulary.</summary>
    public void Count(List<Token> tokens, int weight)
    {
        foreach (ref readonly var token in CollectionsMarshal.AsSpan(tokens))
        {
            var term = vocabulary.Add(token.Key);
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
