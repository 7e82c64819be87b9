using System.Text.Json;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Supply;

namespace Hongniang.Engagements;

/// <summary>The match as it was shown when the pair was proposed, kept with the engagement: the ranking changes with every new record, the reason for a proposal does not.</summary>
/// <param name="Score">0–100.</param>
/// <param name="Phrases">The heaviest phrases that tied the two texts.</param>
public sealed record KeptMatch(int Score, IReadOnlyList<ScorePart> Parts, IReadOnlyList<Reason> Reasons, IReadOnlyList<string> Phrases)
{
    private const int MostPhrases = 5;

    /// <summary>At which place of the need's list it stood, 1 = first; null when it was not in the list, or not kept.</summary>
    public int? Rank { get; init; }

    public static KeptMatch Of(MatchDesk desk, MatchRow row)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(row);
        return new KeptMatch(row.Score.Points, row.Score.Parts, row.Score.Reasons, [.. desk.Threads(row.Candidate, MostPhrases).Select(t => t.Text)]) { Rank = row.Rank > 0 ? row.Rank : null };
    }

    public string ToJson() => JsonSerializer.Serialize(this, StoredJson.Options);

    /// <summary>Null when nothing was kept.</summary>
    public static KeptMatch? Read(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return null;
        }

        var kept = JsonSerializer.Deserialize<KeptMatch>(json, StoredJson.Options);
        return kept is null ? null : kept with { Reasons = [.. kept.Reasons.Select(Typed)] };
    }

    /// <summary>Without the names that the reader may not know yet: figures and phrases are quoted from the two texts.</summary>
    internal KeptMatch Blind(BlindText hidden) => this with
    {
        Reasons = [.. Reasons.Where(r => r.Kind is not (ReasonKind.SolvedSimilar or ReasonKind.FailedSimilar)).Select(r => r with { Args = [.. r.Args.Select(a => a is string text ? hidden.Of(text) : a)] })],
        Phrases = [.. Phrases.Select(hidden.Of)],
    };

    /// <summary>Without what tells in which city the enterprise is.</summary>
    internal KeptMatch WithoutPlace() => this with
    {
        Parts = [.. Parts.Where(p => p.Criterion is not Criterion.Region)],
        Reasons = [.. Reasons.Where(r => r.Kind is not (ReasonKind.SameCounty or ReasonKind.SameCity))],
    };

    // What a reason says is a number, a text or a way to cooperate; JSON forgets which.
    private static Reason Typed(Reason reason) => reason with
    {
        Args = [.. reason.Args.Select(a => a is not JsonElement json ? a
            : json.ValueKind is JsonValueKind.Number ? json.TryGetInt32(out var whole) ? whole : json.GetDouble()
            : json.GetString() is { } text && reason.Kind is ReasonKind.ModesShared && Enum.TryParse<CooperationMode>(text, out var mode) ? mode
            : json.GetString() is { } why && reason.Kind is ReasonKind.FailedSimilar && Enum.TryParse<LossReason>(why, out var loss) ? loss
            : (object)json.ToString())],
    };
}
