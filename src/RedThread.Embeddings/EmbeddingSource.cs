using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace RedThread.Embeddings;

/// <summary>Opens the generator that a setting names: a folder with an ONNX model, or the address of an OpenAI-compatible endpoint.</summary>
public static class EmbeddingSource
{
    /// <param name="source">A folder, or an address beginning with http.</param>
    /// <param name="model">The model's name at the endpoint; not read for a folder.</param>
    /// <param name="key">The endpoint's key; many that run in the own house want none.</param>
    /// <param name="retries">How often a failed request is sent again at once, within some seconds; for who tries again later by itself none.</param>
    public static IEmbeddingGenerator<string, Embedding<float>> Open(string source, string? model = null, string? key = null, int retries = 3)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        if (!source.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return new OnnxEmbeddings(source);
        if (string.IsNullOrWhiteSpace(model))
            throw new ArgumentException("An endpoint needs the name of its model.", nameof(model));
        return new OpenAIClient(new ApiKeyCredential(string.IsNullOrEmpty(key) ? "none" : key), new OpenAIClientOptions { Endpoint = new Uri(source), RetryPolicy = new ClientRetryPolicy(retries) }).GetEmbeddingClient(model).AsIEmbeddingGenerator();
    }
}
