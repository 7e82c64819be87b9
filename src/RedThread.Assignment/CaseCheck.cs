namespace RedThread.Assignment;

/// <summary>Refuses a case that means nothing, by name of what is wrong.</summary>
internal static class CaseCheck
{
    private const int GreatestValue = 1_000_000;

    public static void Throw(AssignmentCase problem)
    {
        var needs = Unique(problem.Needs.Select(n => n.Id), "need");
        var takers = Unique(problem.Takers.Select(t => t.Id), "taker");
        Unique(problem.Floors.Select(f => f.Group), "floor of group");
        Unique(problem.Societies.Select(s => s.Society), "cap of society");
        foreach (var need in problem.Needs.Where(n => n.AtMost < 1 || n.AtLeast < 0 || n.AtLeast > n.AtMost))
            throw new ArgumentException($"Need '{need.Id}' asks for at least {need.AtLeast} and at most {need.AtMost}.", nameof(problem));
        foreach (var taker in problem.Takers.Where(t => t.AtMost < 0 || t.MostFar < 0))
            throw new ArgumentException($"Taker '{taker.Id}' has a cap below 0.", nameof(problem));
        if (problem.Societies.Any(s => s.AtMost < 0) || problem.Floors.Any(f => f.AtLeast < 0))
            throw new ArgumentException("A cap or a floor is below 0.", nameof(problem));
        var seen = new HashSet<(string, string)>();
        foreach (var pair in problem.Pairs)
        {
            if (!needs.Contains(pair.Need) || !takers.Contains(pair.Taker))
                throw new ArgumentException($"The pair '{pair.Need}', '{pair.Taker}' names somebody unknown.", nameof(problem));
            if (pair.Value is < 1 or > GreatestValue)
                throw new ArgumentException($"The pair '{pair.Need}', '{pair.Taker}' has the value {pair.Value}; 1 to {GreatestValue} are possible.", nameof(problem));
            if (!seen.Add((pair.Need, pair.Taker)))
                throw new ArgumentException($"The pair '{pair.Need}', '{pair.Taker}' occurs twice.", nameof(problem));
        }
    }

    private static HashSet<string> Unique(IEnumerable<string> ids, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (string.IsNullOrEmpty(id))
                throw new ArgumentException($"A {what} has an empty id.", nameof(ids));
            if (!seen.Add(id))
                throw new ArgumentException($"The {what} '{id}' occurs twice.", nameof(ids));
        }
        return seen;
    }
}
