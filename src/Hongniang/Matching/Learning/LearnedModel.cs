using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hongniang.Data;
using RedThread.Tuning;

namespace Hongniang.Matching.Learning;

/// <summary>What was learnt from judged pairs, as it counts in a score: a part of its own beside the others.</summary>
/// <param name="Features">The names of what it looks at, in order.</param>
/// <param name="Weight">What it counts beside the hundred of the criteria.</param>
/// <param name="Means">The features' means.</param>
/// <param name="Coefficients">What each adds, as a share of the scale of grades.</param>
public sealed record LearnedModel(int Format, IReadOnlyList<string> Features, double Weight, IReadOnlyList<double> Means, IReadOnlyList<double> Coefficients)
{
    /// <summary>Grows when the meaning of a part changes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>What a learnt part counts beside the hundred. Not searched for: a figure that is tried out on the judged pairs is no longer held out.</summary>
    public const double DefaultWeight = 20;

    /// <summary>One step of grade above the average gives the whole, one below nothing; grades are learnt as shares of the scale from <see cref="PairGrade.Unfit"/> to <see cref="PairGrade.Signed"/>.</summary>
    private const double Slope = (double)PairGrade.Signed / 2;

    private readonly RidgeRanking _ranking = new(Means, Coefficients);

    public static LearnedModel Of(RidgeRanking ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        return new LearnedModel(CurrentFormat, PairFeatures.Names, DefaultWeight, ranking.Means, ranking.Coefficients);
    }

    /// <summary>How well the pair does by what was learnt: 0.5 as pairs do on average, 1 a step of grade above, 0 a step below.</summary>
    public double ValueOf(IReadOnlyList<double> features) => Math.Clamp(0.5 + (Slope * _ranking.Of(features)), 0, 1);

    /// <summary>The criterion that speaks most for the pair, or against it, and by how much of the scale.</summary>
    public (Criterion Criterion, double By) Strongest(IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var at = Enumerable.Range(0, Means.Count).MaxBy(i => Math.Abs(Coefficients[i] * (features[i] - Means[i])));
        return (PairFeatures.CriterionOf(at), Slope * Coefficients[at] * (features[at] - Means[at]));
    }

    public string ToJson() => JsonSerializer.Serialize(this, StoredJson.Options);

    /// <summary>SHA-256 of a model's text, hex.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>Null where the text is not what its sum says, was made by a program that looked at other features, or is no model: then the base score stands alone.</summary>
    public static LearnedModel? Read(string json, string sha256)
    {
        if (HashOf(json) != sha256)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<LearnedModel>(json, StoredJson.Options) is { Format: CurrentFormat, Weight: > 0 and <= 100 } model && model.Features.SequenceEqual(PairFeatures.Names) && model.Means.Count == PairFeatures.Names.Count
                ? model
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
