using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RedThread.Indexing;

/// <summary>Writes numbers, texts and arrays as they lie in memory, low byte first, and at the end the digest of them all.</summary>
internal sealed class SavedWriter(Stream to) : IDisposable
{
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Write(int number) => WriteBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));

    public void Write(string text) => Write<char>(text);

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Write(values.Length);
        WriteBytes(MemoryMarshal.AsBytes(values));
    }

    public void Finish() => to.Write(digest.GetHashAndReset());

    public void Dispose() => digest.Dispose();

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        digest.AppendData(bytes);
        to.Write(bytes);
    }
}
