using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using RedThread.Embeddings;

namespace Hongniang.Matching.Meaning;

/// <summary>Where the node keeps its vectors between two runs, so that a start does not embed every text again.</summary>
/// <param name="Path">Null keeps nothing.</param>
/// <remarks>It holds no texts: numbers, fingerprints and vectors. Like the index file it is never trusted over the database: a vector counts only while its fingerprint is that of the record's
/// present text, and a damaged file, or one of another model or version, counts as none.</remarks>
public sealed record MeaningFile(string? Path)
{
    /// <summary>The name of the file in the data folder.</summary>
    public const string Name = "meaning.bin";

    private const string Mark = "HNMEAN01";

    public static MeaningFile None { get; } = new((string?)null);

    /// <summary>Puts what the file holds for this model into empty stores. False where there is nothing to be had from it.</summary>
    internal bool Read(string model, MeaningVectors into)
    {
        if (Path is null || !File.Exists(Path))
        {
            return false;
        }

        try
        {
            var whole = File.ReadAllBytes(Path);
            if (whole.Length < SHA256.HashSizeInBytes || !SHA256.HashData(whole.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(whole.AsSpan(^SHA256.HashSizeInBytes..)))
            {
                return false;
            }

            using var stream = new MemoryStream(whole, 0, whole.Length - SHA256.HashSizeInBytes);
            using var reader = new BinaryReader(stream, Encoding.UTF8);
            if (reader.ReadString() != Mark || reader.ReadString() != model)
            {
                return false;
            }

            into.Lend(stores =>
            {
                foreach (var kind in Enum.GetValues<TextKind>())
                {
                    Fill(stores[kind], reader);
                }
            });
            return true;
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            into.Lend(stores => stores.Values.ToList().ForEach(s => s.Clear())); // why: half of a file is none
            return false;
        }
    }

    /// <exception cref="IOException">The disk is full or the folder is gone; the former file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    internal void Write(string model, MeaningVectors vectors)
    {
        if (Path is null)
        {
            return;
        }

        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(model);
            vectors.Lend(stores =>
            {
                foreach (var kind in Enum.GetValues<TextKind>())
                {
                    Add(stores[kind], writer);
                }
            });
        }

        var content = memory.ToArray();
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!); // why: a full path of a file
        var unfinished = Path + ".unfinished";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(content);
                file.Write(SHA256.HashData(content));
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, Path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Add(VectorStore store, BinaryWriter writer)
    {
        writer.Write(store.Prints.Count);
        Span<UInt128> print = [default];
        foreach (var (number, of) in store.Prints.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            writer.Write(number);
            print[0] = of;
            writer.Write(MemoryMarshal.AsBytes(print));
        }

        using var packed = new MemoryStream();
        store.Vectors?.Save(packed);
        writer.Write((int)packed.Length);
        writer.Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    private static void Fill(VectorStore store, BinaryReader reader)
    {
        var count = reader.ReadInt32();
        Span<UInt128> print = [default];
        for (var i = 0; i < count; i++)
        {
            var number = reader.ReadString();
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(print));
            store.Prints[number] = print[0];
        }

        if (reader.ReadInt32() is var length and > 0)
        {
            using var packed = new MemoryStream(reader.ReadBytes(length));
            store.Vectors = QuantizedVectors.Load(packed);
        }

        if (store.Prints.Count != (store.Vectors?.Count ?? 0) || store.Prints.Keys.Any(n => !store.Vectors!.Contains(n))) // why: as many as the fingerprints
        {
            throw new InvalidDataException("The vectors are not those of the fingerprints.");
        }
    }
}
