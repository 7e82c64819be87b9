namespace RedThread.Assignment;

/// <summary>Which new places reach the most demand that no present place reaches: the maximal covering location problem (Church and ReVelle 1974).</summary>
public sealed record CoverageCase
{
    /// <summary>Where demand is. Ids once each; weights above 0.</summary>
    public required IReadOnlyList<DemandPoint> Demands { get; init; }

    /// <summary>Where a new place may be. Ids once each.</summary>
    public required IReadOnlyList<string> Sites { get; init; }

    /// <summary>Which site reaches which demand, each pair once.</summary>
    public required IReadOnlyList<Reach> Reaches { get; init; }

    /// <summary>Demand that a present place reaches: it counts no more.</summary>
    public IReadOnlySet<string> Reached { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Sites that a person wants in any case; they count among the new places.</summary>
    public IReadOnlySet<string> Wanted { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>So many new places, the wanted ones counted. Fewer are chosen where more would reach nothing.</summary>
    public required int Places { get; init; }
}

/// <param name="Weight">How much demand, 1 to 1,000,000,000.</param>
public sealed record DemandPoint(string Id, long Weight);

public sealed record Reach(string Site, string Demand);

/// <summary>The places that were found.</summary>
/// <param name="Chosen">In the order in which they bring the most, each with what it adds to those before it; wanted ones first.</param>
/// <param name="Before">Demand that present places reach.</param>
/// <param name="After">Demand that present and new places reach.</param>
/// <param name="Whole">All demand.</param>
/// <param name="Bound">No choice of so many places reaches more.</param>
public sealed record CoveragePlan(IReadOnlyList<ChosenPlace> Chosen, long Before, long After, long Whole, long Bound)
{
    /// <summary>Whether the plan is shown to be the best.</summary>
    public bool IsProved => After == Bound;
}

/// <param name="Adds">Demand that it reaches and those before it do not.</param>
/// <param name="Reaches">The demand points that it is the first to reach.</param>
public sealed record ChosenPlace(string Site, long Adds, bool IsWanted, IReadOnlyList<string> Reaches);
