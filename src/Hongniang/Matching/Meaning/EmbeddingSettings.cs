using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using RedThread.Embeddings;

namespace Hongniang.Matching.Meaning;

/// <summary>A model of meaning beside the words: which one, and what it counts. Nothing is configured by default, and then nothing is sent, made or counted.</summary>
public sealed class EmbeddingSettings : IValidatableObject
{
    public const string Section = "Hongniang:Embeddings";

    /// <summary>A folder with <c>model.onnx</c> and its tokenizer. Texts then stay in the house.</summary>
    public string? Folder { get; set; }

    /// <summary>The address of an OpenAI-compatible endpoint, such as <c>http://127.0.0.1:8080/v1</c>; instead of a folder.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The model's name at the endpoint.</summary>
    public string? Model { get; set; }

    /// <summary>The endpoint's key; never logged nor shown.</summary>
    public string? Key { get; set; }

    /// <summary>Must be true for an endpoint on another machine: the texts that are matched leave the house then.</summary>
    public bool AllowRemote { get; set; }

    /// <summary>What stands before each need, and before each achievement or expert: some models want it.</summary>
    public string QueryPrefix { get; set; } = "";

    public string PassagePrefix { get; set; } = "";

    /// <summary>What the meaning counts against the words, 0–2, default 0.3: the most that did no harm on the judged pairs with a small multilingual model (decision 62).
    /// Measure your own model with <c>hongniang evaluate --embeddings</c>.</summary>
    [Range(0, 2)]
    public double Weight { get; set; } = 0.3;

    /// <summary>From this likeness of meaning on a candidate is listed though its words say little. 0.05–1, default 0.3.</summary>
    [Range(0.05, 1)]
    public double LeastLikeness { get; set; } = 0.3;

    /// <summary>Texts sent at once. 1–256, default 32.</summary>
    [Range(1, 256)]
    public int TextsAtOnce { get; set; } = EmbeddingIndex.TextsAtOnce;

    /// <summary>After so many seconds without an answer a batch is tried again later. 1–3600, default 100.</summary>
    [Range(1, 3600)]
    public int TimeoutSeconds { get; set; } = 100;

    public bool IsOn => !string.IsNullOrWhiteSpace(Folder) || !string.IsNullOrWhiteSpace(Endpoint);

    /// <summary>Whether texts leave this machine.</summary>
    public bool IsRemote => IsOn && string.IsNullOrWhiteSpace(Folder) && Address is { IsLoopback: false };

    /// <summary>What the model is called for people, without the key: the folder's name, or the model and the machine that it runs on.</summary>
    public string Name => !IsOn ? "" : !string.IsNullOrWhiteSpace(Folder) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder)) : $"{Model} ({Address?.Authority})";

    internal EmbeddingTexts Texts => new(QueryPrefix, PassagePrefix);

    private Uri? Address => Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn)
        {
            yield break;
        }

        if (!string.IsNullOrWhiteSpace(Folder))
        {
            if (!string.IsNullOrWhiteSpace(Endpoint))
            {
                yield return new ValidationResult($"Give either {Section}:Folder or {Section}:Endpoint, not both.");
            }
            else if (OnnxEmbeddings.Missing(Folder) is { } missing)
            {
                yield return new ValidationResult($"{Section}:Folder: {missing}");
            }

            yield break;
        }

        if (Address is null)
        {
            yield return new ValidationResult($"{Section}:Endpoint must be an address that begins with http:// or https://.");
        }
        else if (IsRemote && !AllowRemote)
        {
            yield return new ValidationResult($"{Section}:Endpoint is on another machine: texts of needs, achievements and experts would be sent to {Address.Host}. Set {Section}:AllowRemote to true if that is allowed.");
        }

        if (string.IsNullOrWhiteSpace(Model))
        {
            yield return new ValidationResult($"{Section}:Model must name the model at the endpoint.");
        }
    }

    /// <summary>Refuses a start with settings that cannot be right.</summary>
    internal sealed class Check : IValidateOptions<EmbeddingSettings>
    {
        public ValidateOptionsResult Validate(string? name, EmbeddingSettings options)
        {
            List<ValidationResult> wrong = [];
            return Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(wrong.Select(w => w.ErrorMessage ?? Section));
        }
    }
}
