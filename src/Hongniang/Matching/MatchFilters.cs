using Hongniang.Access;
using Hongniang.Matching.Indexing;
using Hongniang.Supply;

namespace Hongniang.Matching;

/// <summary>What narrows the candidates of a need; each part stands in the page's address.</summary>
public sealed record MatchFilters
{
    public static MatchFilters None { get; } = new();

    /// <summary>Least nearness to the need's place.</summary>
    public RegionNearness Nearness { get; init; }

    /// <summary>A region code: only candidates at or below it. Null for all.</summary>
    public string? Region { get; init; }

    /// <summary>Lowest readiness level; achievements that do not state theirs fall out. Experts have none and are not touched.</summary>
    public int? MinimumReadiness { get; init; }

    public CooperationMode? Mode { get; init; }

    /// <summary>Only units whose card names the need's industry; achievements and experts are not touched.</summary>
    public bool ServesIndustry { get; init; }

    /// <summary>Whether candidates of the need's own enterprise are shown too: they are hidden by default.</summary>
    public bool WithOwn { get; init; }

    /// <summary>Whether candidates that were judged not suitable are shown instead of hidden.</summary>
    public bool WithUnsuitable { get; init; }

    /// <summary>Whether candidates are shown too that say little of what the need says: they are left out by default, better none than a poor one.</summary>
    public bool WithWeak { get; init; }

    public Obstacle? ReasonNotToShow(MatchSubject need, Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(candidate);
        return !candidate.IsMatchable ? Obstacle.NotOffered
            : !WithOwn && IsOwn(need, candidate.OrganizationId, candidate.OrganizationName) ? Obstacle.SameOrganization
            : Nearness is not RegionNearness.Elsewhere && Places.Nearness(need.RegionCode, candidate.RegionCode) < Nearness ? Obstacle.FilteredByRegion
            : Region is { } region && !candidate.RegionCode.StartsWith(Network.Regions.PrefixOf(region), StringComparison.Ordinal) ? Obstacle.FilteredByRegion
            : MinimumReadiness is { } least && candidate.Kind is CandidateKind.Achievement && !(candidate.Readiness >= least) ? Obstacle.FilteredByReadiness
            : Mode is { } mode && !candidate.Modes.Contains(mode) ? Obstacle.FilteredByMode
            : null;
    }

    /// <summary>Whether a candidate is of the need's own enterprise: by the register where both are in it, by the name otherwise.</summary>
    internal static bool IsOwn(MatchSubject need, OrganizationId? organization, string? name) =>
        need.EnterpriseId is { } enterprise && organization is { } owner ? enterprise == owner
        : need.EnterpriseName.Length > 0 && need.EnterpriseName == name;
}

/// <summary>Why a candidate is not in the list.</summary>
public enum Obstacle
{
    /// <summary>Not published, or the person has not agreed to be listed.</summary>
    NotOffered,
    SameOrganization,
    FilteredByRegion,
    FilteredByReadiness,
    FilteredByMode,
    JudgedUnsuitable,
    /// <summary>The same pair was refused or lost lately.</summary>
    LostLately,
    /// <summary>Too little in common with the need's text.</summary>
    BelowFloor,
    /// <summary>It says little of what the need says, and its title promises little.</summary>
    Weak,
    /// <summary>In order, but its text is not among the nearest ones that are weighed.</summary>
    BeyondDepth,
}
