using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RedThread.Indexing;

/// <summary>Reads what <see cref="SavedWriter"/> wrote. Nothing read may be used before <see cref="Finish"/> has found the digest right.</summary>
internal sealed class SavedReader(Stream from) : IDisposable
{
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public int ReadNumber()
    {
        Span<int> number = stackalloc int[1];
        ReadBytes(MemoryMarshal.AsBytes(number));
        return number[0];
    }

    public string ReadText() => string.Create(ReadLength(sizeof(char)), this, static (text, self) => self.ReadBytes(MemoryMarshal.AsBytes(text)));

    public unsafe T[] ReadArray<T>()
        where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>(ReadLength(sizeof(T)));
        ReadBytes(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>Throws <see cref="InvalidDataException"/> where the file is not what was written.</summary>
    public void Finish()
    {
        var written = new byte[SHA256.HashSizeInBytes];
        from.ReadExactly(written);
        if (!digest.GetHashAndReset().AsSpan().SequenceEqual(written) || from.Position != from.Length)
            throw new InvalidDataException("The digest at the end of the file is not that of its content.");
    }

    public void Dispose() => digest.Dispose();

    /// <summary>No array can be longer than what is left of the file: so a damaged length asks for no memory.</summary>
    private int ReadLength(int size)
    {
        var length = ReadNumber();
        if (length < 0 || (long)length * size > from.Length - from.Position)
            throw new InvalidDataException("A length in the file is larger than the file.");
        return length;
    }

    private void ReadBytes(Span<byte> bytes)
    {
        from.ReadExactly(bytes);
        digest.AppendData(bytes);
    }
}
