using System.Collections;

namespace RedThread.Benchmarks;

/// <summary>
/// The needs of a corpus, read from its file each time they are gone through: an index keeps no text of the needs that it was told of or asked with, so a run that held them all
/// would measure its own memory.
/// </summary>
/// <param name="folder">Holds needs.jsonl.</param>
internal sealed class NeedsOfFolder(string folder) : IEnumerable<MatchQuery>
{
    public int Count { get; } = File.ReadLines(Corpus.FileOf(folder, "needs")).Count();

    /// <summary>So many needs, evenly spaced.</summary>
    public MatchQuery[] Sample(int count)
    {
        var chosen = Enumerable.Range(0, count).Select(i => (int)((long)i * Count / count)).ToHashSet();
        return [.. Corpus.NeedsOf(folder, chosen.Contains)];
    }

    public IEnumerator<MatchQuery> GetEnumerator() => Corpus.NeedsOf(folder, _ => true).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
