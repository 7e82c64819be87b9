using System.Globalization;
using Google.OrTools.LinearSolver;

namespace RedThread.Assignment;

/// <summary>
/// The case as a linear program whose corners are whole numbers. On the side of the needs the limits nest (a need's first taker inside its group, its further ones by
/// themselves), on the side of the takers too (far inside all, all inside the society); two nested families make a network matrix, which is totally unimodular
/// (Edmonds 1970; Schrijver, Combinatorial Optimization, ch. 13). Every goal that is met is kept as a face of the polytope, whose corners are the polytope's.
/// So the simplex method ends at a plan, and the plan is proved.
/// </summary>
internal sealed class NetworkProgram : IDisposable
{
    private readonly AssignmentCase problem;
    private readonly Solver solver;
    private readonly List<(PossiblePair Pair, Variable First, Variable? More)> pairs = [];
    private readonly List<(LimitKind Kind, string Id, int Limit, Constraint Row)> limits = [];
    private readonly List<Variable> slacks = [];

    public NetworkProgram(AssignmentCase problem, long mostIterations)
    {
        this.problem = problem;
        solver = Solver.CreateSolver("GLOP") ?? throw new InvalidOperationException("The linear solver of OR-Tools is not in this build.");
        if (mostIterations > 0)
            solver.SetSolverSpecificParametersAsString(string.Create(CultureInfo.InvariantCulture, $"max_number_of_iterations: {mostIterations}"));
        Build();
    }

    public IReadOnlyList<(LimitKind Kind, string Id, int Limit, Constraint Row)> Limits => limits;

    public bool HasFloors => slacks.Count > 0;

    public void Dispose() => solver.Dispose();

    /// <summary>As few missing as can be; kept for all that follows. False where the solver was stopped.</summary>
    public bool KeepFloors() => Keep(() =>
    {
        foreach (var slack in slacks)
            solver.Objective().SetCoefficient(slack, 1);
        solver.Objective().SetMinimization();
    }, slacks.Select(s => (s, 1d)), isLeast: true);

    /// <summary>As many needs as can be with a first taker of at least this value; kept for all that follows.</summary>
    public bool KeepLevel(int value)
    {
        var above = pairs.Where(p => p.Pair.Value >= value).Select(p => (p.First, 1d)).ToList();
        return above.Count == 0 || Keep(() =>
        {
            foreach (var (variable, weight) in above)
                solver.Objective().SetCoefficient(variable, weight);
            solver.Objective().SetMaximization();
        }, above, isLeast: false);
    }

    /// <summary>The greatest sum of values.</summary>
    public bool MaximiseValue()
    {
        solver.Objective().Clear();
        foreach (var (pair, first, more) in pairs)
        {
            solver.Objective().SetCoefficient(first, pair.Value);
            if (more is not null)
                solver.Objective().SetCoefficient(more, pair.Value);
        }
        solver.Objective().SetMaximization();
        return solver.Solve() == Solver.ResultStatus.OPTIMAL;
    }

    /// <summary>What the solver found last.</summary>
    public AssignmentPlan Plan()
    {
        var taken = pairs.Where(p => IsOne(p.First.SolutionValue() + (p.More?.SolutionValue() ?? 0))).Select(p => p.Pair);
        return PlanMaking.Of(problem, taken, (long)Math.Round(solver.Objective().Value()), isExact: true);
    }

    /// <summary>Solves with one limit eased by one, and puts it back.</summary>
    public AssignmentPlan? Eased((LimitKind Kind, string Id, int Limit, Constraint Row) limit)
    {
        var (low, high) = (limit.Row.Lb(), limit.Row.Ub());
        if (IsFloor(limit.Kind))
            limit.Row.SetLb(low - 1);
        else
            limit.Row.SetUb(high + 1);
        var plan = solver.Solve() == Solver.ResultStatus.OPTIMAL ? Plan() : null;
        limit.Row.SetBounds(low, high);
        return plan;
    }

    public static bool IsFloor(LimitKind kind) => kind is LimitKind.GroupFloor or LimitKind.NeedFloor;

    private bool Keep(Action objective, IEnumerable<(Variable Variable, double Weight)> terms, bool isLeast)
    {
        solver.Objective().Clear();
        objective();
        if (solver.Solve() != Solver.ResultStatus.OPTIMAL)
            return false;
        var best = Math.Round(solver.Objective().Value());
        var row = isLeast ? solver.MakeConstraint(double.NegativeInfinity, best) : solver.MakeConstraint(best, double.PositiveInfinity);
        foreach (var (variable, weight) in terms)
            row.SetCoefficient(variable, weight);
        return true;
    }

    private void Build()
    {
        var needs = problem.Needs.OrderBy(n => n.Id, StringComparer.Ordinal).ToList();
        var first = needs.ToDictionary(n => n.Id, _ => solver.MakeConstraint(double.NegativeInfinity, 1), StringComparer.Ordinal);
        var more = needs.Where(n => n.AtMost > 1).ToDictionary(n => n.Id, n => Row(LimitKind.NeedCap, n.Id, n.AtMost, n.AtMost - 1), StringComparer.Ordinal);
        var takers = problem.Takers.OrderBy(t => t.Id, StringComparer.Ordinal).ToDictionary(t => t.Id, StringComparer.Ordinal);
        var loads = takers.Values.ToDictionary(t => t.Id, t => Row(LimitKind.TakerCap, t.Id, t.AtMost, t.AtMost), StringComparer.Ordinal);
        var far = takers.Values.Where(t => t.MostFar is not null).ToDictionary(t => t.Id, t => Row(LimitKind.FarCap, t.Id, t.MostFar!.Value, t.MostFar.Value) /* why: filtered */, StringComparer.Ordinal);
        var societies = problem.Societies.OrderBy(s => s.Society, StringComparer.Ordinal).ToDictionary(s => s.Society, s => Row(LimitKind.SocietyCap, s.Society, s.AtMost, s.AtMost), StringComparer.Ordinal);
        var floors = problem.Floors.Where(f => f.AtLeast > 0).OrderBy(f => f.Group, StringComparer.Ordinal).ToDictionary(f => f.Group, f => Floor(LimitKind.GroupFloor, f.Group, f.AtLeast, f.AtLeast), StringComparer.Ordinal);
        var firstFloors = needs.Where(n => n.AtLeast > 0).ToDictionary(n => n.Id, n => Floor(LimitKind.NeedFloor, n.Id, n.AtLeast, 1), StringComparer.Ordinal);
        var moreFloors = needs.Where(n => n.AtLeast > 1).ToDictionary(n => n.Id, n => Floor(LimitKind.NeedFloor, n.Id, n.AtLeast, n.AtLeast - 1), StringComparer.Ordinal);
        var groups = needs.ToDictionary(n => n.Id, n => n.Group, StringComparer.Ordinal);
        foreach (var pair in problem.Pairs.OrderBy(p => p.Need, StringComparer.Ordinal).ThenBy(p => p.Taker, StringComparer.Ordinal))
        {
            Constraint?[] shared =
            [
                loads[pair.Taker],
                pair.IsFar ? far.GetValueOrDefault(pair.Taker) : null,
                societies.GetValueOrDefault(takers[pair.Taker].Society),
            ];
            var x = Column([first[pair.Need], firstFloors.GetValueOrDefault(pair.Need), floors.GetValueOrDefault(groups[pair.Need]), .. shared]);
            Variable? y = null;
            if (more.TryGetValue(pair.Need, out var further))
            {
                var once = solver.MakeConstraint(double.NegativeInfinity, 1);
                once.SetCoefficient(x, 1);
                y = Column([once, further, moreFloors.GetValueOrDefault(pair.Need), .. shared]);
            }
            pairs.Add((pair, x, y));
        }
    }

    private Variable Column(IEnumerable<Constraint?> rows)
    {
        var variable = solver.MakeNumVar(0, 1, "");
        foreach (var row in rows)
            row?.SetCoefficient(variable, 1);
        return variable;
    }

    private Constraint Row(LimitKind kind, string id, int limit, int most)
    {
        var row = solver.MakeConstraint(double.NegativeInfinity, most);
        limits.Add((kind, id, limit, row));
        return row;
    }

    private Constraint Floor(LimitKind kind, string id, int limit, int least)
    {
        var row = solver.MakeConstraint(least, double.PositiveInfinity);
        var slack = solver.MakeNumVar(0, double.PositiveInfinity, "");
        row.SetCoefficient(slack, 1);
        slacks.Add(slack);
        limits.Add((kind, id, limit, row));
        return row;
    }

    private static bool IsOne(double value) => Math.Abs(value - Math.Round(value)) < 1e-5
        ? value > 0.5
        : throw new InvalidOperationException($"The solver ended between two plans ({value}): the program is not a network.");
}
