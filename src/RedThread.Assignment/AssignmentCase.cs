namespace RedThread.Assignment;

/// <summary>A need that wants somebody.</summary>
/// <param name="Id">Unique among the needs, never empty. Ties are broken by ordinal comparison of ids.</param>
/// <param name="Group">Its county or the like, for floors; may be empty.</param>
/// <param name="AtMost">How many takers it may get, 1 or more.</param>
/// <param name="AtLeast">How many it must get if that is possible at all, 0 to <paramref name="AtMost"/>.</param>
public sealed record AssignedNeed(string Id, string Group = "", int AtMost = 1, int AtLeast = 0);

/// <summary>Somebody who can take needs: an expert, a team, a technology manager.</summary>
/// <param name="Id">Unique among the takers, never empty.</param>
/// <param name="AtMost">The load cap, 0 or more.</param>
/// <param name="Society">The organisation whose own cap counts too; empty for none.</param>
/// <param name="MostFar">How many of the load may be far away; no limit where null.</param>
public sealed record Taker(string Id, int AtMost, string Society = "", int? MostFar = null);

/// <summary>A pair that may be brought together. Pairs that conflict (own organisation, rejected, in work already) are left out by the caller.</summary>
/// <param name="Value">How well they suit, 1 to 1,000,000.</param>
/// <param name="IsFar">Whether the taker has to travel for it.</param>
public sealed record PossiblePair(string Need, string Taker, int Value, bool IsFar = false);

/// <summary>So many needs of the group are to be served, if that is possible at all.</summary>
public sealed record GroupFloor(string Group, int AtLeast);

/// <summary>So many takings of one society's takers together.</summary>
public sealed record SocietyCap(string Society, int AtMost);

/// <summary>What is best.</summary>
public enum AssignmentGoal
{
    /// <summary>The greatest sum of values.</summary>
    MostValue,

    /// <summary>
    /// Leximin: first as few needs as can be without anybody, then as few as can be on each level of value from the lowest to the highest, then the greatest sum.
    /// After Stelmakh, Shah, Singh, "PeerReview4All" (2019), for levels instead of single values.
    /// </summary>
    FairestFirst,
}

/// <summary>Many needs, many takers, and the limits. Plain data; checked by <see cref="Assigner"/>.</summary>
public sealed record AssignmentCase
{
    public required IReadOnlyList<AssignedNeed> Needs { get; init; }

    public required IReadOnlyList<Taker> Takers { get; init; }

    public required IReadOnlyList<PossiblePair> Pairs { get; init; }

    public IReadOnlyList<GroupFloor> Floors { get; init; } = [];

    public IReadOnlyList<SocietyCap> Societies { get; init; } = [];

    public AssignmentGoal Goal { get; init; }

    /// <summary>The levels of <see cref="AssignmentGoal.FairestFirst"/>: a pair of value v stands on the highest level not above v. Rising.</summary>
    public IReadOnlyList<int> Levels { get; init; } = [1, 20, 30, 40, 50, 60, 70, 80, 90];
}
