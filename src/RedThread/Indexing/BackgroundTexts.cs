using System.Runtime.InteropServices;

namespace RedThread.Indexing;

/// <summary>
/// Remembers by fingerprint which needs were counted, so that taking away one that was never there cannot spoil the counts. The texts themselves are not kept.
/// </summary>
internal sealed class BackgroundTexts
{
    private readonly Dictionary<UInt128, int> counts = [];

    public void Clear() => counts.Clear();

    public void Add(MatchQuery need) => CollectionsMarshal.GetValueRefOrAddDefault(counts, Fingerprint.Of(need.Title, need.Body), out _)++;

    public void TakeFrom(BackgroundTexts other)
    {
        counts.Clear();
        foreach (var (key, count) in other.counts)
            counts.Add(key, count);
    }

    public bool Remove(MatchQuery need)
    {
        var key = Fingerprint.Of(need.Title, need.Body);
        if (!counts.TryGetValue(key, out var count))
            return false;
        if (count == 1)
            counts.Remove(key);
        else
            counts[key] = count - 1;
        return true;
    }
}
