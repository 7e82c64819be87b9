namespace RedThread.Assignment;

/// <summary>Counts what a set of pairs achieves.</summary>
internal static class PlanMaking
{
    public static AssignmentPlan Of(AssignmentCase problem, IEnumerable<PossiblePair> pairs, long bound, bool isExact)
    {
        List<PossiblePair> taken = [.. pairs.OrderBy(p => p.Need, StringComparer.Ordinal).ThenBy(p => p.Taker, StringComparer.Ordinal)];
        var counts = taken.CountBy(p => p.Need, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var groups = problem.Needs.Where(n => counts.ContainsKey(n.Id)).CountBy(n => n.Group, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        IEnumerable<Shortfall> missing =
        [
            .. problem.Needs.OrderBy(n => n.Id, StringComparer.Ordinal).Select(n => new Shortfall(LimitKind.NeedFloor, n.Id, n.AtLeast - counts.GetValueOrDefault(n.Id))),
            .. problem.Floors.OrderBy(f => f.Group, StringComparer.Ordinal).Select(f => new Shortfall(LimitKind.GroupFloor, f.Group, f.AtLeast - groups.GetValueOrDefault(f.Group))),
        ];
        return new AssignmentPlan(taken, taken.Sum(p => (long)p.Value), bound, counts.Count, [.. missing.Where(s => s.Missing > 0)]) { IsExact = isExact };
    }
}
