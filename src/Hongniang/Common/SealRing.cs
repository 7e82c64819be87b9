using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Hongniang.Common;

/// <summary>The keys with which contacts are sealed before they reach the database: AES-256-GCM, the newest key seals, every key opens.</summary>
/// <remarks>One ring per process, because the database's converters have no services to ask. Without a key nothing is sealed, and text that was stored unsealed
/// is read as it is: so a database from before the keys goes on, and is sealed as its records are written.</remarks>
public static class SealRing
{
    /// <summary>How long a sealed contact may become: 120 characters of four bytes, with nonce, tag and key.</summary>
    public const int MaxLength = 700;

    private const string Mark = "hn1.";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static readonly Lock Gate = new();

    private static volatile Keys _keys = new(ImmutableDictionary<string, byte[]>.Empty, null);

    /// <summary>The key that seals; null without keys.</summary>
    public static string? NewestId => _keys.Newest;

    /// <summary>The keys that open.</summary>
    public static IReadOnlyCollection<string> Ids => [.. _keys.All.Keys];

    /// <summary>Asked for keys when a text is sealed with one that is not here yet: another process may have made it. Adds what it finds.</summary>
    public static Action? LookForKeys { get; set; }

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>A key that opens; the last one that is added as newest also seals.</summary>
    /// <param name="id">Eight hex digits.</param>
    public static void Add(string id, byte[] key, bool isNewest)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length != KeyBytes)
        {
            throw new ArgumentException($"A key has {KeyBytes} bytes.", nameof(key));
        }

        lock (Gate)
        {
            _keys = new Keys(_keys.All.SetItem(id, key), isNewest ? id : _keys.Newest);
        }
    }

    public static bool IsSealed(string text) => text?.StartsWith(Mark, StringComparison.Ordinal) == true;

    /// <summary>The key that sealed the text; null for a text that is not sealed.</summary>
    public static string? IdOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsSealed(text) && text.IndexOf('.', Mark.Length) is var dot and > 0 ? text[Mark.Length..dot] : null;
    }

    /// <summary>What every text begins with that this key sealed.</summary>
    public static string BeginningOf(string id) => $"{Mark}{id}.";

    /// <summary>The key opens no more. The one that seals cannot be taken away.</summary>
    public static void Remove(string id)
    {
        lock (Gate)
        {
            _keys = id == _keys.Newest ? throw new InvalidOperationException("The key that seals cannot be taken away.") : new Keys(_keys.All.Remove(id), _keys.Newest);
        }
    }

    /// <summary>Whether the text is sealed by the newest key.</summary>
    public static bool IsFresh(string text) => NewestId is { } id && text?.StartsWith(Mark + id + ".", StringComparison.Ordinal) == true;

    public static string Seal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var keys = _keys;
        if (keys.Newest is not { } id)
        {
            return text;
        }

        var clear = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceBytes + TagBytes + clear.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(keys.All[id], TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), clear, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(id));
        return $"{Mark}{id}.{Convert.ToBase64String(box)}";
    }

    /// <exception cref="CryptographicException">The key is not there, or the text was changed after it was sealed.</exception>
    public static string Open(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsSealed(text))
        {
            return text;
        }

        var rest = text[Mark.Length..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        var id = dot < 0 ? "" : rest[..dot];
        if (!_keys.All.TryGetValue(id, out var key))
        {
            LookForKeys?.Invoke();
        }

        if (key is null && !_keys.All.TryGetValue(id, out key))
        {
            throw new CryptographicException($"A contact is sealed with the key {id}, which is not in the folder of keys. Put the keys of this database back.");
        }

        var box = Convert.FromBase64String(rest[(dot + 1)..]);
        var clear = new byte[Math.Max(0, box.Length - NonceBytes - TagBytes)];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), clear, Encoding.UTF8.GetBytes(id));
        return Encoding.UTF8.GetString(clear);
    }

    private sealed record Keys(ImmutableDictionary<string, byte[]> All, string? Newest);
}
