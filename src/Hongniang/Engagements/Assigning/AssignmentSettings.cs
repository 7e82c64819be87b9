using System.Text.Json;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using RedThread.Assignment;

namespace Hongniang.Engagements.Assigning;

/// <summary>Which needs are given out, to whom, and under which limits.</summary>
public sealed record AssignmentSettings
{
    public const int GreatestNeeds = 1000;

    /// <summary>To whom the needs go.</summary>
    public TakerKind Kind { get; init; }

    /// <summary>A region code: only needs at or below it.</summary>
    public string? Region { get; init; }

    /// <summary>An industry: a section takes its divisions along.</summary>
    public string? Industry { get; init; }

    /// <summary>Only needs that nobody was ever introduced for; otherwise those without an open introduction.</summary>
    public bool OnlyUntouched { get; init; }

    /// <summary>At most so many needs, those published longest ago first. 1–1000.</summary>
    public int MostNeeds { get; init; } = 200;

    /// <summary>So many introductions one candidate, or all members of one team together, may have at the same time, open ones counted; so many needs more one technology manager may get, within the own load cap. 1–50.</summary>
    public int TakerCap { get; init; } = 3;

    /// <summary>So many candidates one need may get. 1–5.</summary>
    public int PerNeed { get; init; } = 1;

    /// <summary>So many of a candidate's needs may lie outside its own city. 0–50; no limit when null.</summary>
    public int? MostFar { get; init; }

    /// <summary>So many needs one organisation may take with all its candidates together. 1–1000; no limit when null.</summary>
    public int? SocietyCap { get; init; }

    /// <summary>Pairs with a lower match score are not considered. 1–100.</summary>
    public int LeastScore { get; init; } = 30;

    /// <summary>Only candidates whose record was touched within so many months. 1–120; any when null.</summary>
    public int? FreshMonths { get; init; }

    /// <summary>So many percent of every county's needs are to be served, if that can be done at all: the floor for weak counties. 0–100.</summary>
    public int FloorPercent { get; init; }

    public AssignmentGoal Goal { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, StoredJson.Options);

    public static AssignmentSettings Read(string json) =>
        JsonSerializer.Deserialize<AssignmentSettings>(json, StoredJson.Options) ?? throw new InvalidOperationException("The settings of a plan are empty.");

    /// <summary>What is out of range or unknown, by field.</summary>
    public IReadOnlyList<Problem> Check() =>
    [
        .. Range(MostNeeds, 1, GreatestNeeds, nameof(MostNeeds)), .. Range(TakerCap, 1, 50, nameof(TakerCap)), .. Range(PerNeed, 1, 5, nameof(PerNeed)), .. Range(MostFar, 0, 50, nameof(MostFar)),
        .. Range(SocietyCap, 1, 1000, nameof(SocietyCap)), .. Range(LeastScore, 1, 100, nameof(LeastScore)), .. Range(FreshMonths, 1, 120, nameof(FreshMonths)), .. Range(FloorPercent, 0, 100, nameof(FloorPercent)),
        .. Kind is TakerKind.Manager && PerNeed > 1 ? new[] { new Problem("assignment.one-manager", "One person answers for a need.", nameof(PerNeed)) } : [],
        .. Kind is TakerKind.Manager && FreshMonths is not null ? new[] { new Problem("assignment.no-freshness", "This limit is for experts, achievements and teams.", nameof(FreshMonths)) } : [],
        .. Region is null || Regions.IsKnown(Region) ? [] : new[] { new Problem("choice.unknown", "Please choose one of the list.", nameof(Region)) },
        .. Industry is null || Industries.IsKnown(Industry) ? [] : new[] { new Problem("choice.unknown", "Please choose one of the list.", nameof(Industry)) },
    ];

    private static IEnumerable<Problem> Range(int? value, int least, int most, string field) =>
        value < least || value > most ? [new Problem("assignment.range", "A whole number from {0} to {1}.", field, least, most)] : [];
}
