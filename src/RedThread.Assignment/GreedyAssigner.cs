namespace RedThread.Assignment;

/// <summary>What a person with a list would do: the best pair first, then the next that the caps still allow. For comparison, and where the solver is stopped.</summary>
public static class GreedyAssigner
{
    /// <summary>Keeps every cap; floors are not looked at, only told of. n log n in the pairs.</summary>
    public static AssignmentPlan Solve(AssignmentCase problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        CaseCheck.Throw(problem);
        var needs = problem.Needs.ToDictionary(n => n.Id, n => n.AtMost, StringComparer.Ordinal);
        var takers = problem.Takers.ToDictionary(t => t.Id, StringComparer.Ordinal);
        var loads = problem.Takers.ToDictionary(t => t.Id, t => t.AtMost, StringComparer.Ordinal);
        var far = problem.Takers.ToDictionary(t => t.Id, t => t.MostFar ?? int.MaxValue, StringComparer.Ordinal);
        var societies = problem.Societies.ToDictionary(s => s.Society, s => s.AtMost, StringComparer.Ordinal);
        List<PossiblePair> taken = [];
        foreach (var pair in problem.Pairs.OrderByDescending(p => p.Value).ThenBy(p => p.Need, StringComparer.Ordinal).ThenBy(p => p.Taker, StringComparer.Ordinal))
        {
            var society = takers[pair.Taker].Society;
            var isCapped = societies.TryGetValue(society, out var left);
            if (needs[pair.Need] == 0 || loads[pair.Taker] == 0 || (pair.IsFar && far[pair.Taker] == 0) || (isCapped && left == 0))
                continue;
            needs[pair.Need]--;
            loads[pair.Taker]--;
            if (pair.IsFar)
                far[pair.Taker]--;
            if (isCapped)
                societies[society] = left - 1;
            taken.Add(pair);
        }
        return PlanMaking.Of(problem, taken, Bound(problem), isExact: false);
    }

    /// <summary>No plan is worth more than the best pairs of every need, nor than the best pairs of every taker.</summary>
    internal static long Bound(AssignmentCase problem)
    {
        var needs = problem.Needs.ToDictionary(n => n.Id, n => n.AtMost, StringComparer.Ordinal);
        var takers = problem.Takers.ToDictionary(t => t.Id, t => t.AtMost, StringComparer.Ordinal);
        return Math.Min(Best(problem.Pairs.GroupBy(p => p.Need, StringComparer.Ordinal), needs), Best(problem.Pairs.GroupBy(p => p.Taker, StringComparer.Ordinal), takers));
    }

    private static long Best(IEnumerable<IGrouping<string, PossiblePair>> groups, Dictionary<string, int> most) =>
        groups.Sum(g => g.Select(p => (long)p.Value).OrderDescending().Take(most[g.Key]).Sum());
}
