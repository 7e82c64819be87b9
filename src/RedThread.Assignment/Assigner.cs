namespace RedThread.Assignment;

/// <summary>
/// Finds the best plan for many needs and takers at once, proves it, and says what each limit costs. Deterministic: one thread, no clock, no randomness, and the order in
/// which the case lists its parts does not matter. Solved by the simplex method of OR-Tools (GLOP) on a network program.
/// </summary>
public static class Assigner
{
    /// <summary>The best plan: first the floors are kept as far as any plan can, then the goal is met.</summary>
    /// <param name="problem">The case. Throws <see cref="ArgumentException"/> where it means nothing.</param>
    /// <param name="mostIterations">Stops each solving after so many steps of the simplex method, 0 for never; then the greedy plan is returned, with its gap.</param>
    /// <param name="ct">Asked between the stages.</param>
    public static AssignmentPlan Solve(AssignmentCase problem, long mostIterations = 0, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        CaseCheck.Throw(problem);
        using var program = new NetworkProgram(problem, mostIterations);
        return Reach(program, problem, ct) ? program.Plan() : GreedyAssigner.Solve(problem);
    }

    /// <summary>As <see cref="Solve"/>, and the prices of the limits that bind, the dearest first.</summary>
    /// <param name="problem">The case.</param>
    /// <param name="mostPrices">At most so many limits are tried, those with the greatest dual value; each costs a short solving.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="ct">Asked between the stages.</param>
    public static (AssignmentPlan Plan, IReadOnlyList<LimitPrice> Prices) SolveWithPrices(
        AssignmentCase problem, int mostPrices = 20, IProgress<double>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfNegative(mostPrices);
        CaseCheck.Throw(problem);
        using var program = new NetworkProgram(problem, mostIterations: 0);
        if (!Reach(program, problem, ct))
            return (GreedyAssigner.Solve(problem), []);
        var plan = program.Plan();
        progress?.Report(0.5);
        var binding = program.Limits.Select(l => (Limit: l, Dual: Math.Abs(l.Row.DualValue()))).Where(l => l.Dual > 1e-7)
            .OrderByDescending(l => l.Dual).ThenBy(l => l.Limit.Kind).ThenBy(l => l.Limit.Id, StringComparer.Ordinal).Take(mostPrices).ToList();
        List<LimitPrice> prices = [];
        foreach (var (limit, _) in binding)
        {
            ct.ThrowIfCancellationRequested();
            if (program.Eased(limit) is { } eased && eased.Value > plan.Value)
                prices.Add(new LimitPrice(limit.Kind, limit.Id, limit.Limit, eased.Value - plan.Value, eased.Served - plan.Served));
            progress?.Report(0.5 + (0.5 * prices.Count / binding.Count));
        }
        return (plan, [.. prices.OrderByDescending(p => p.Value).ThenBy(p => p.Kind).ThenBy(p => p.Id, StringComparer.Ordinal)]);
    }

    private static bool Reach(NetworkProgram program, AssignmentCase problem, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (program.HasFloors && !program.KeepFloors())
            return false;
        foreach (var level in problem.Levels.Where(_ => problem.Goal is AssignmentGoal.FairestFirst).Order())
        {
            ct.ThrowIfCancellationRequested();
            if (!program.KeepLevel(level))
                return false;
        }
        ct.ThrowIfCancellationRequested();
        return program.MaximiseValue();
    }
}
