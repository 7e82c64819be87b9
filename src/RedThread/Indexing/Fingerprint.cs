using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RedThread.Indexing;

/// <summary>Tells two texts apart without keeping them: half a SHA-256 of title and body.</summary>
public static class Fingerprint
{
    /// <summary>The same for the same two texts, on every machine and in every run.</summary>
    public static UInt128 Of(string title, string body)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(body);

        // why: the title's length goes first, so that no letter can pass from the title to the body unseen.
        var length = 2 + title.Length + body.Length;
        var text = ArrayPool<char>.Shared.Rent(length);
        try
        {
            (text[0], text[1]) = ((char)title.Length, (char)(title.Length >> 16));
            title.CopyTo(text.AsSpan(2));
            body.CopyTo(text.AsSpan(2 + title.Length));
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan(0, length)), digest);
            return MemoryMarshal.Read<UInt128>(digest);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }
}
