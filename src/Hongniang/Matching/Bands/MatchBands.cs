using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using RedThread.Calibration;

namespace Hongniang.Matching.Bands;

/// <summary>What a likeness promises, by kind of candidate: "of matches like this, so many in ten were judged related".</summary>
/// <remarks>Learnt by <c>hongniang evaluate --calibration</c> from judged pairs and kept in <c>score-bands.json</c>, which says from which pairs, and how to make it again.
/// A test makes it again where the judged pairs are at hand.</remarks>
public sealed class MatchBands
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<CandidateKind, MatchCurve> _curves;

    /// <param name="curves">One for each kind of which something may be said.</param>
    public MatchBands(IReadOnlyDictionary<CandidateKind, MatchCurve> curves) => _curves = new(curves);

    /// <summary>The bands that come with the program.</summary>
    public static MatchBands Published { get; } = Read();

    /// <summary>Null where no pairs of this kind were judged: then nothing is promised.</summary>
    public MatchCurve? Of(CandidateKind kind) => _curves.GetValueOrDefault(kind);

    private static MatchBands Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Matching.score-bands.json")
            ?? throw new InvalidOperationException("The bands of scores are missing from the program.");
        var file = JsonSerializer.Deserialize<BandFile>(stream, Options) ?? throw new InvalidOperationException("The bands of scores are empty.");
        return new MatchBands(file.Curves.ToDictionary(c => c.Kind, c => new MatchCurve(ScoreBands.Restore(c.Bands), c.Pairs, file.Version)));
    }

    private sealed record BandFile(string Version, IReadOnlyList<BandCurve> Curves);

    private sealed record BandCurve(CandidateKind Kind, int Pairs, IReadOnlyList<ScoreBand> Bands);
}

/// <summary>The bands of one kind of candidate.</summary>
/// <param name="Bands">By likeness of the title to the need: titles were judged.</param>
/// <param name="Pairs">From how many judged pairs.</param>
/// <param name="Version">The version of the file.</param>
public sealed record MatchCurve(ScoreBands Bands, int Pairs, string Version);

/// <summary>What the likeness of one candidate promises.</summary>
/// <param name="Likeness">The likeness that was asked of the curve.</param>
/// <param name="Band">The band that it lies in.</param>
/// <param name="Pairs">From how many judged pairs the whole curve is.</param>
public sealed record MatchPromise(double Likeness, ScoreBand Band, int Pairs)
{
    /// <summary>How many of ten such matches are known to be related, at least, 0–10: what nobody judged counts as not related.</summary>
    public int Least => InTen(Band.Known ?? 0);

    /// <summary>How many of ten such matches are related at most, 0–10: as many as of those that somebody picked out and judged.</summary>
    public int Most => InTen(Band.Share);

    private static int InTen(double share) => (int)Math.Round(10 * share, MidpointRounding.AwayFromZero);
}
