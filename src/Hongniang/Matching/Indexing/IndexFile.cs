using RedThread;

namespace Hongniang.Matching.Indexing;

/// <summary>Where the node keeps its indexes between two runs, so that a start need not read every text again.</summary>
/// <param name="Path">Null keeps nothing.</param>
/// <remarks>The file holds no texts and is never trusted over the database: records that changed since are read anew, and a damaged file counts as none.</remarks>
public sealed record IndexFile(string? Path)
{
    /// <summary>The name of the file in the data folder.</summary>
    public const string Name = "indexes.bin";

    private const int Indexes = 4;

    public static IndexFile None { get; } = new((string?)null);

    internal SavedIndexes? Read() => Path is null ? null : SavedIndexes.Read(Path, Indexes);

    /// <exception cref="IOException">The disk is full or the folder is gone; the former file is untouched.</exception>
    internal void Write(IndexSet set)
    {
        if (Path is not null)
        {
            SavedIndexes.Write(Path, set.Lexicon, set.Achievements, set.Experts, set.NeedTexts, set.Units);
        }
    }
}
