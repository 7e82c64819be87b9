using System.Text.Json;
using System.Text.Json.Serialization;
using Hongniang.Data;
using RedThread.Assignment;

namespace Hongniang.Engagements.Assigning;

/// <summary>The plan that was found, as it was found: needs and candidates by number and by the names they had.</summary>
/// <param name="Rows">Who takes which need, by need.</param>
/// <param name="Unserved">Needs that get nobody, and why.</param>
/// <param name="Best">The figures of the plan, and below those of the list that is worked from the top.</param>
/// <param name="Bound">No plan under the same limits has more points.</param>
/// <param name="Shortfalls">Counties whose floor cannot be kept.</param>
public sealed record AssignmentOutcome(
    IReadOnlyList<AssignmentOutcome.Row> Rows, IReadOnlyList<AssignmentOutcome.Left> Unserved, AssignmentOutcome.Measure Best, AssignmentOutcome.Measure Greedy,
    IReadOnlyList<AssignmentOutcome.County> Counties, IReadOnlyList<AssignmentOutcome.Price> Prices, long Bound, bool IsProved, IReadOnlyList<AssignmentOutcome.Short> Shortfalls)
{
    /// <param name="Candidate">The number of whoever takes it.</param>
    /// <param name="Name">A person, a team, or the title of an achievement.</param>
    /// <param name="Rank">The candidate's place in the need's own list; a team's among the teams.</param>
    /// <param name="FirstChoice">The need's first candidate, when the plan does not give the need to it.</param>
    /// <param name="Kept">The <see cref="KeptMatch"/> of the pair as JSON; null where no candidates were ranked.</param>
    public sealed record Row(
        string Need, string Title, string Region, string Candidate, string Name, string Organization, int Score, int Rank, bool IsFar, string? FirstChoice, IReadOnlyList<string> Phrases, string? Kept)
    {
        /// <summary>What the score is the sum of; null where the need's page tells it.</summary>
        public IReadOnlyList<TakerPart>? Parts { get; init; }

        /// <summary>The member through whom a team takes the need; null where no team takes it.</summary>
        public Person? Member { get; init; }

        /// <summary>The number of whom adopting introduces or keeps.</summary>
        [JsonIgnore]
        public string Introduced => Member?.Number ?? Candidate;
    }

    /// <param name="Place">Where the person stands in the need's own list, 1 = first; null beyond its depth.</param>
    public sealed record Person(string Number, string Name, string Organization, int? Place);

    public enum LeftReason
    {
        /// <summary>Nobody reaches the least score.</summary>
        NoCandidate,
        /// <summary>All who would suit are full.</summary>
        CandidatesFull,
    }

    public sealed record Left(string Need, string Title, string Region, LeftReason Reason);

    /// <param name="Points">The sum of the match scores.</param>
    /// <param name="LowestScore">The score of the need served worst; 0 when none is served.</param>
    /// <param name="LowestShare">The share of needs served, in percent, in the county where it is least.</param>
    public sealed record Measure(long Points, int Served, int LowestScore, int LowestShare);

    public sealed record County(string Region, int Needs, int Served, int GreedyServed, int Floor);

    /// <param name="Points">How many points more with the limit eased by one.</param>
    /// <param name="Served">How many more needs.</param>
    public sealed record Price(LimitKind Kind, string Id, string Name, int Limit, long Points, int Served);

    public sealed record Short(string Region, int Missing);

    public string ToJson() => JsonSerializer.Serialize(this, StoredJson.Options);

    public static AssignmentOutcome? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<AssignmentOutcome>(json, StoredJson.Options);
}
