using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RedThread.Indexing;

/// <summary>
/// Remembers by fingerprint which needs were counted, so that taking away one that was never there cannot spoil the counts. The texts themselves are not kept.
/// </summary>
internal sealed class BackgroundTexts
{
    private readonly Dictionary<UInt128, int> counts = [];

    public void Clear() => counts.Clear();

    public void Add(MatchQuery need) => CollectionsMarshal.GetValueRefOrAddDefault(counts, Fingerprint(need), out _)++;

    public bool Remove(MatchQuery need)
    {
        var key = Fingerprint(need);
        if (!counts.TryGetValue(key, out var count))
            return false;
        if (count == 1)
            counts.Remove(key);
        else
            counts[key] = count - 1;
        return true;
    }

    private static UInt128 Fingerprint(MatchQuery need)
    {
        var digest = SHA256.HashData(MemoryMarshal.AsBytes($"{need.Title.Length}:{need.Title}{need.Body}".AsSpan()));
        return MemoryMarshal.Read<UInt128>(digest);
    }
}
