namespace RedThread.Assignment;

/// <summary>Who takes which need.</summary>
/// <param name="Pairs">By need, then taker.</param>
/// <param name="Value">The sum of the pairs' values.</param>
/// <param name="Bound">No plan that keeps the same floors (and, for the fairest, the same levels) has a greater sum.</param>
/// <param name="Served">Needs that got somebody.</param>
/// <param name="Shortfalls">Floors and least numbers that cannot be kept, with how many are missing; no plan misses fewer in all. Empty where all are kept.</param>
public sealed record AssignmentPlan(IReadOnlyList<PossiblePair> Pairs, long Value, long Bound, int Served, IReadOnlyList<Shortfall> Shortfalls)
{
    /// <summary>Whether the plan is the best there is.</summary>
    public bool IsProved => IsExact || (Value == Bound && Shortfalls.Count == 0);

    /// <summary>Whether the solver ended by itself; false for greedy plans and where it was stopped.</summary>
    public bool IsExact { get; init; }

    /// <summary>How much better a plan might still be, as a share of the bound; 0 when proved.</summary>
    public double Gap => IsExact || Bound == 0 ? 0 : (Bound - Value) / (double)Bound;
}

/// <summary>What cannot be kept.</summary>
/// <param name="Kind">A need's least number, or a group's floor.</param>
/// <param name="Id">The need's or the group's.</param>
public sealed record Shortfall(LimitKind Kind, string Id, int Missing);

public enum LimitKind
{
    TakerCap,
    FarCap,
    SocietyCap,
    NeedCap,
    NeedFloor,
    GroupFloor,
}

/// <summary>What one limit costs, found by solving again with it eased by one.</summary>
/// <param name="Kind">Which limit.</param>
/// <param name="Id">The taker's, society's, need's or group's id.</param>
/// <param name="Limit">What it is now.</param>
/// <param name="Value">How much the sum of values would gain.</param>
/// <param name="Served">How many more needs would be served; below 0 where fewer, better ones would.</param>
public sealed record LimitPrice(LimitKind Kind, string Id, int Limit, long Value, int Served);
