using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Microsoft.ML.Tokenizers;

namespace RedThread.Embeddings;

/// <summary>
/// A model from a folder: <c>model.onnx</c> and its tokenizer, <c>vocab.txt</c> (BERT) or <c>sentencepiece.bpe.model</c> / <c>tokenizer.model</c> (SentencePiece). The mean of the
/// last layer over the tokens, of length one. Runs on the processor, one thread, so that the same text always has the same vector.
/// </summary>
public sealed class OnnxEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int MostTokens = 512;
    private const string Model = "model.onnx";
    private const string Words = "vocab.txt";

    private static readonly string[] Pieces = ["sentencepiece.bpe.model", "tokenizer.model"];

    private readonly InferenceSession session;
    private readonly Tokenizer tokenizer;
    private readonly EmbeddingGeneratorMetadata metadata;

    /// <exception cref="FileNotFoundException">The folder lacks the model or a tokenizer; the message names what is looked for.</exception>
    public OnnxEmbeddings(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (Missing(folder) is { } missing)
            throw new FileNotFoundException(missing, folder);
        var files = FilesOf(folder);
        tokenizer = TokenizerOf(files[1]);
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        session = new InferenceSession(files[0], options);
        metadata = new EmbeddingGeneratorMetadata("onnx", null, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        GeneratedEmbeddings<Embedding<float>> made = [];
        foreach (var text in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            made.Add(new Embedding<float>(Embed(text)));
        }
        return Task.FromResult(made);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata : serviceType?.IsInstanceOfType(this) == true ? this : null;

    public void Dispose() => session.Dispose();

    private float[] Embed(string text)
    {
        var ids = tokenizer.EncodeToIds(text, MostTokens, out _, out _).Select(id => (long)id).ToArray();
        if (ids.Length == 0)
            ids = [0];
        int[] shape = [1, ids.Length];
        var ones = Enumerable.Repeat(1L, ids.Length).ToArray();
        List<NamedOnnxValue> inputs = [];
        foreach (var name in session.InputMetadata.Keys)
        {
            inputs.Add(NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(
                name.Contains("mask", StringComparison.Ordinal) ? ones : name.Contains("type", StringComparison.Ordinal) ? new long[ids.Length] : ids, shape)));
        }
        using var outputs = session.Run(inputs);
        return Unit(Mean(outputs[0].AsTensor<float>()));
    }

    /// <summary>A model that pools by itself answers with one vector; else the mean over the tokens.</summary>
    private static float[] Mean(Tensor<float> output)
    {
        var (tokens, width) = output.Dimensions.Length == 2 ? (1, output.Dimensions[1]) : (output.Dimensions[1], output.Dimensions[2]);
        var values = output.ToArray();
        var mean = new float[width];
        for (var i = 0; i < tokens * width; i++)
            mean[i % width] += values[i] / tokens;
        return mean;
    }

    private static float[] Unit(float[] vector)
    {
        var length = Math.Sqrt(vector.Sum(v => (double)v * v));
        return length == 0 ? vector : [.. vector.Select(v => (float)(v / length))];
    }

    /// <summary>What the folder lacks, in a sentence; null when it has a model and a tokenizer.</summary>
    public static string? Missing(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return !File.Exists(Path.Combine(folder, Model)) ? $"There is no {Model} in {folder}."
            : FilesOf(folder).Count < 2 ? $"There is no tokenizer in {folder}: {Words}, {string.Join(" or ", Pieces)}."
            : null;
    }

    /// <summary>The files of the folder that are read: the model, then its tokenizer, as far as they are there.</summary>
    public static IReadOnlyList<string> FilesOf(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string[] tokenizers = [Words, .. Pieces];
        return [.. new[] { Model }.Concat(tokenizers.Where(t => File.Exists(Path.Combine(folder, t))).Take(1)).Select(f => Path.Combine(folder, f)).Where(File.Exists)];
    }

    private static Tokenizer TokenizerOf(string file)
    {
        if (Path.GetFileName(file) == Words)
            return BertTokenizer.Create(file);
        using var stream = File.OpenRead(file);
        return SentencePieceTokenizer.Create(stream);
    }
}
