using Microsoft.Extensions.AI;

namespace RedThread.Embeddings;

/// <summary>Documents by the meaning that a model gives them: embedded in batches, quantised, searched exactly.</summary>
/// <param name="generator">Any generator; it decides what a vector means. Not disposed here.</param>
/// <param name="texts">What is sent to it; the plain texts when null.</param>
public sealed class EmbeddingIndex(IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingTexts? texts = null)
{
    /// <summary>Texts sent to the generator at once.</summary>
    public const int TextsAtOnce = 32;

    private readonly EmbeddingTexts sent = texts ?? EmbeddingTexts.Plain;

    /// <summary>Null until the first document told how many dimensions the model has.</summary>
    public QuantizedVectors? Vectors { get; private set; }

    /// <summary>One vector for each text, in their order.</summary>
    /// <exception cref="InvalidOperationException">The generator answered with more or fewer, or with vectors of different lengths or none.</exception>
    public static async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IEmbeddingGenerator<string, Embedding<float>> generator, IReadOnlyList<string> texts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(texts);
        var embedded = await generator.GenerateAsync(texts, cancellationToken: ct).ConfigureAwait(false);
        if (embedded.Count != texts.Count)
            throw new InvalidOperationException($"The generator answered {texts.Count} texts with {embedded.Count} vectors.");
        if (embedded.Any(e => e.Vector.Length == 0 || e.Vector.Length != embedded[0].Vector.Length))
            throw new InvalidOperationException("The generator answered with vectors of different lengths, or of none.");
        return [.. embedded.Select(e => e.Vector)];
    }

    /// <summary>Embeds documents, in place of those with their ids.</summary>
    public async Task PutAsync(IReadOnlyList<IndexDocument> documents, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var some in documents.Chunk(TextsAtOnce))
        {
            var vectors = await EmbedAsync(generator, [.. some.Select(d => sent.OfPassage(d.Title, d.Body))], ct).ConfigureAwait(false);
            for (var i = 0; i < some.Length; i++)
            {
                Vectors ??= new QuantizedVectors(vectors[i].Length);
                Vectors.Put(some[i].Id, vectors[i].Span);
            }
        }
    }

    /// <summary>The query's vector, to be used for several searches.</summary>
    public async Task<ReadOnlyMemory<float>> ReadAsync(MatchQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        return (await EmbedAsync(generator, [sent.OfQuery(query.Title, query.Body)], ct).ConfigureAwait(false))[0];
    }
}
