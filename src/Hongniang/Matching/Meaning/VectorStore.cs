using RedThread.Embeddings;

namespace Hongniang.Matching.Meaning;

/// <summary>Vectors of one kind by the records' numbers, with a fingerprint of the text that each was made of.</summary>
internal sealed class VectorStore
{
    /// <summary>Null until the first one told how long they are.</summary>
    public QuantizedVectors? Vectors { get; set; }

    public Dictionary<string, UInt128> Prints { get; } = new(StringComparer.Ordinal);

    public void Clear()
    {
        Vectors = null;
        Prints.Clear();
    }
}
