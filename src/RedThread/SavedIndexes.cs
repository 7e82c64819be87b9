using System.Globalization;
using RedThread.Indexing;

namespace RedThread;

/// <summary>
/// Indexes of one lexicon kept in a file, for a fast start. The file holds terms and postings and no texts: the documents are given again at loading, and only those that are
/// not in the file, or not with the same text, are read anew. So what is loaded is what <see cref="ThreadIndex.Load(IEnumerable{IndexDocument})"/> would have made, however old the file is.
/// </summary>
/// <example><code>
/// SavedIndexes.Write(path, lexicon, experts);
/// …
/// var saved = SavedIndexes.Read(path, count: 1);
/// var lexicon = saved?.Lexicon ?? new Lexicon();
/// var experts = new ThreadIndex(lexicon: lexicon);
/// var taken = experts.Load(documents, saved, place: 0);
/// </code></example>
public sealed class SavedIndexes
{
    /// <summary>Changes with the format, with the analyzers and with everything else that a posting depends on.</summary>
    private const int Version = 1;

    private const int Mark = 0x44485452; // why: "RTHD", so that a file of another kind is known at once
    private const int BufferSize = 1 << 16;

    private readonly SavedIndex?[] indexes;

    private SavedIndexes(Lexicon lexicon, SavedIndex?[] indexes) => (Lexicon, this.indexes) = (lexicon, indexes);

    /// <summary>The lexicon that the indexes must be made with.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>Writes the file under another name first and then in place of the old one, so that no half a file is ever found there. Changes meanwhile do no harm.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="lexicon">That of all the indexes.</param>
    /// <param name="indexes">In the order in which they will be asked for.</param>
    /// <exception cref="IOException">The file could not be written; the old one is untouched.</exception>
    public static void Write(string path, Lexicon lexicon, params ReadOnlySpan<ThreadIndex> indexes)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(lexicon);
        var states = new List<(Snapshot, RecipeOptions)>();
        foreach (var index in indexes)
            states.Add((index.Current, index.Recipe));
        var unfinished = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize))
            {
                using var to = new SavedWriter(file);
                to.Write(Mark);
                to.Write(Version);
                to.Write(states.Count);
                foreach (var (snapshot, recipe) in states)
                    SavedIndex.Write(to, snapshot, recipe);
                // why: after the snapshots, so that every term in them has its number here.
                foreach (var vocabulary in lexicon.Vocabularies)
                    vocabulary.Write(to);
                to.Finish();
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>What the file holds; null where there is none, or where it is damaged, of another version, or holds another number of indexes: then load without it and write it anew.</summary>
    public static SavedIndexes? Read(string path, int count)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!BitConverter.IsLittleEndian || !File.Exists(path))
            return null;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
            using var from = new SavedReader(file);
            if (from.ReadNumber() != Mark || from.ReadNumber() != Version || from.ReadNumber() != count)
                return null;
            var read = new SavedIndex?[count];
            for (var place = 0; place < count; place++)
                read[place] = SavedIndex.Read(from);
            var lexicon = new Lexicon();
            foreach (var vocabulary in lexicon.Vocabularies)
                vocabulary.Read(from);
            from.Finish();
            return new SavedIndexes(lexicon, read);
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Gives an index away, once: its postings then belong to who loads it.</summary>
    internal SavedIndex? Take(int place, RecipeOptions recipe, Vocabulary[] vocabularies)
    {
        if (!ReferenceEquals(Lexicon.Vocabularies, vocabularies))
            throw new ArgumentException("The index was made with another lexicon than that of the file.", nameof(vocabularies));
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, indexes.Length);
        var saved = Interlocked.Exchange(ref indexes[place], null);
        return saved?.IsFor(recipe) == true ? saved : null;
    }
}
