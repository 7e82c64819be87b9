using Google.OrTools.Sat;

namespace RedThread.Assignment;

/// <summary>Solves a <see cref="CoverageCase"/> to a proved optimum by CP-SAT of OR-Tools. Deterministic: one worker, a fixed seed, a limit in work and not in seconds.</summary>
public static class CoverageSolver
{
    /// <summary>CP-SAT's measure of work; a province takes a fraction of one.</summary>
    private const double MostWork = 60;

    /// <summary>Throws <see cref="ArgumentException"/> where the case means nothing.</summary>
    public static CoveragePlan Solve(CoverageCase problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var reaching = Check(problem);
        var open = problem.Demands.Where(d => !problem.Reached.Contains(d.Id)).ToList();
        var whole = problem.Demands.Sum(d => d.Weight);
        var before = whole - open.Sum(d => d.Weight);
        var useful = open.Where(d => reaching[d.Id].Any()).ToList();
        if (useful.Count == 0 || problem.Places == 0)
            return new CoveragePlan(Order(problem, [.. problem.Wanted], open, reaching), before, before, whole, before);

        var model = new CpModel();
        var sites = problem.Sites.Order(StringComparer.Ordinal).ToDictionary(s => s, s => model.NewBoolVar(s), StringComparer.Ordinal);
        var reached = useful.OrderBy(d => d.Id, StringComparer.Ordinal).Select(d => (Demand: d, Is: model.NewBoolVar("is " + d.Id))).ToList();
        foreach (var (demand, isReached) in reached)
            model.Add(LinearExpr.Sum(reaching[demand.Id].Select(s => sites[s])) >= isReached);
        model.Add(LinearExpr.Sum(sites.Values) <= problem.Places);
        foreach (var wanted in problem.Wanted)
            model.Add(sites[wanted] == 1);
        model.Maximize(LinearExpr.WeightedSum(reached.Select(r => r.Is), reached.Select(r => r.Demand.Weight)));
        var solver = new CpSolver { StringParameters = $"num_workers:1, random_seed:1, max_deterministic_time:{MostWork}" };
        var status = solver.Solve(model);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
            throw new InvalidOperationException($"The solver ended with {status}.");
        var chosen = Order(problem, [.. sites.Where(s => solver.BooleanValue(s.Value)).Select(s => s.Key)], open, reaching);
        return new CoveragePlan(chosen, before, before + chosen.Sum(c => c.Adds), whole, before + (long)Math.Round(solver.BestObjectiveBound));
    }

    /// <summary>What a person with a map would do: the place that brings the most, then the next. For comparison.</summary>
    public static CoveragePlan Greedy(CoverageCase problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var reaching = Check(problem);
        var open = problem.Demands.Where(d => !problem.Reached.Contains(d.Id)).ToList();
        var whole = problem.Demands.Sum(d => d.Weight);
        var before = whole - open.Sum(d => d.Weight);
        var chosen = Order(problem, problem.Sites, open, reaching, problem.Places);
        return new CoveragePlan(chosen, before, before + chosen.Sum(c => c.Adds), whole, whole);
    }

    /// <summary>Wanted sites first, then always the one that adds the most, ties by id; sites that add nothing are left out.</summary>
    private static List<ChosenPlace> Order(CoverageCase problem, IReadOnlyCollection<string> among, List<DemandPoint> open, ILookup<string, string> reaching, int most = int.MaxValue)
    {
        var weights = open.ToDictionary(d => d.Id, d => d.Weight, StringComparer.Ordinal);
        var left = problem.Sites.ToDictionary(s => s, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var demand in open)
        {
            foreach (var site in reaching[demand.Id])
                left[site].Add(demand.Id);
        }
        List<ChosenPlace> chosen = [];
        var rest = among.ToHashSet(StringComparer.Ordinal);
        while (chosen.Count < most)
        {
            var next = rest.Select(s => (Site: s, IsWanted: problem.Wanted.Contains(s), Adds: left[s].Sum(d => weights[d])))
                .OrderByDescending(s => s.IsWanted).ThenByDescending(s => s.Adds).ThenBy(s => s.Site, StringComparer.Ordinal).FirstOrDefault();
            if (next.Site is null || (next.Adds == 0 && !next.IsWanted))
                break;
            rest.Remove(next.Site);
            string[] first = [.. left[next.Site].OrderByDescending(d => weights[d]).ThenBy(d => d, StringComparer.Ordinal)];
            chosen.Add(new ChosenPlace(next.Site, next.Adds, next.IsWanted, first));
            foreach (var others in left.Values)
                others.ExceptWith(first);
        }
        return chosen;
    }

    private static ILookup<string, string> Check(CoverageCase problem)
    {
        var (demands, sites) = (problem.Demands.Select(d => d.Id).ToHashSet(StringComparer.Ordinal), problem.Sites.ToHashSet(StringComparer.Ordinal));
        if (demands.Count != problem.Demands.Count || sites.Count != problem.Sites.Count)
            throw new ArgumentException("An id occurs twice.", nameof(problem));
        if (problem.Demands.Any(d => d.Weight is < 1 or > 1_000_000_000))
            throw new ArgumentException("A weight is out of range.", nameof(problem));
        if (problem.Places < 0 || problem.Wanted.Count > problem.Places)
            throw new ArgumentException("More sites are wanted than there are places.", nameof(problem));
        if (problem.Wanted.FirstOrDefault(w => !sites.Contains(w)) is { } unknown)
            throw new ArgumentException($"There is no site '{unknown}'.", nameof(problem));
        if (problem.Reaches.FirstOrDefault(r => !sites.Contains(r.Site) || !demands.Contains(r.Demand)) is { } loose)
            throw new ArgumentException($"'{loose.Site}' reaches '{loose.Demand}', and one of them is not in the case.", nameof(problem));
        return problem.Reaches.ToLookup(r => r.Demand, r => r.Site, StringComparer.Ordinal);
    }
}
