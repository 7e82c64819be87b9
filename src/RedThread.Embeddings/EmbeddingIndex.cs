using Microsoft.Extensions.AI;

namespace RedThread.Embeddings;

/// <summary>Documents by the meaning that a model gives them: embedded in batches, quantised, searched exactly.</summary>
/// <param name="generator">Any generator; it decides what a vector means. Not disposed here.</param>
public sealed class EmbeddingIndex(IEmbeddingGenerator<string, Embedding<float>> generator)
{
    /// <summary>Texts sent to the generator at once.</summary>
    public const int TextsAtOnce = 32;

    /// <summary>Characters of a text that are sent; models read no more.</summary>
    public const int MostCharacters = 2000;

    /// <summary>Null until the first document told how many dimensions the model has.</summary>
    public QuantizedVectors? Vectors { get; private set; }

    /// <summary>Takes vectors from a file that was written by the same generator.</summary>
    public void Use(QuantizedVectors vectors) => Vectors = vectors ?? throw new ArgumentNullException(nameof(vectors));

    /// <summary>Embeds documents, in place of those with their ids.</summary>
    public async Task PutAsync(IReadOnlyList<IndexDocument> documents, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var some in documents.Chunk(TextsAtOnce))
        {
            var embedded = await generator.GenerateAsync(some.Select(d => Text(d.Title, d.Body)), cancellationToken: ct).ConfigureAwait(false);
            if (embedded.Count != some.Length)
                throw new InvalidOperationException($"The generator answered {some.Length} texts with {embedded.Count} vectors.");
            for (var i = 0; i < some.Length; i++)
            {
                Vectors ??= new QuantizedVectors(embedded[i].Vector.Length);
                Vectors.Put(some[i].Id, embedded[i].Vector.Span);
            }
        }
    }

    /// <summary>The query's vector, to be used for several searches.</summary>
    public async Task<ReadOnlyMemory<float>> ReadAsync(MatchQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        return (await generator.GenerateAsync([Text(query.Title, query.Body)], cancellationToken: ct).ConfigureAwait(false))[0].Vector;
    }

    private static string Text(string title, string body)
    {
        var text = body.Length == 0 ? title : title + "\n" + body;
        return text.Length > MostCharacters ? text[..MostCharacters] : text;
    }
}
