using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using RedThread.Embeddings;

namespace Hongniang.Matching.Meaning;

/// <summary>The configured model: opened when the first text is to be embedded, and told apart from any other one.</summary>
public sealed class MeaningModel(IOptions<EmbeddingSettings> options) : IDisposable
{
    /// <summary>Grows when the same text would be sent otherwise.</summary>
    private const string Format = "1";

    private readonly Lock _opening = new();
    private IEmbeddingGenerator<string, Embedding<float>>? _generator;
    private string? _key;

    /// <summary>False where nothing is configured: then there are no vectors, and nothing asks for any.</summary>
    public bool IsOn => Settings.IsOn;

    public EmbeddingSettings Settings => options.Value;

    /// <summary>One vector for each text. Never call it for a page: it may take minutes, or fail.</summary>
    internal Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken ct) => EmbeddingIndex.EmbedAsync(Generator(), texts, ct);

    /// <summary>Names the model and how texts are given to it: vectors that were made under another name are of no use. For a folder the content of its files counts, not their names.</summary>
    /// <exception cref="IOException">A file of the folder cannot be read.</exception>
    internal string Key() => _key ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Format, Source(), Settings.QueryPrefix, Settings.PassagePrefix))));

    public void Dispose() => _generator?.Dispose();

    private IEmbeddingGenerator<string, Embedding<float>> Generator()
    {
        lock (_opening)
        {
            return _generator ??= string.IsNullOrWhiteSpace(Settings.Folder)
                ? EmbeddingSource.Open(Settings.Endpoint!, Settings.Model, Settings.Key, retries: 0) // why: asked when the program starts
                : EmbeddingSource.Open(Settings.Folder);
        }
    }

    private string Source()
    {
        if (string.IsNullOrWhiteSpace(Settings.Folder))
        {
            return $"{Settings.Endpoint}\n{Settings.Model}";
        }

        return string.Join('\n', OnnxEmbeddings.FilesOf(Settings.Folder).Select(path =>
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }));
    }
}
