using CsCheck;
using RedThread.Assignment;

namespace RedThread.Tests.Assignment;

/// <summary>Random cases small enough to try every plan, and that trying.</summary>
internal static class SmallCases
{
    private const int MostPairs = 11;

    public static Gen<AssignmentCase> Of(AssignmentGoal goal) =>
        from needs in Gen.Select(Gen.Int[0, 2], Gen.Int[1, 3], Gen.Int[0, 3]).Array[1, 5]
        from takers in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[-1, 2]).Array[1, 4]
        from floors in Gen.Int[0, 3].Array[3]
        from societies in Gen.Int[0, 4].Array[2]
        from seen in Gen.Select(Gen.Int[0, needs.Length - 1], Gen.Int[0, takers.Length - 1], Gen.Int[1, 9], Gen.Bool).Array[0, MostPairs]
        select new AssignmentCase
        {
            Goal = goal,
            Levels = [1, 4, 7],
            Needs = [.. needs.Select((n, i) => new AssignedNeed($"n{i}", $"g{n.Item1}", n.Item2, Math.Min(n.Item3, n.Item2)))],
            Takers = [.. takers.Select((t, i) => new Taker($"t{i}", t.Item1, $"s{t.Item2}", t.Item3 < 0 ? null : t.Item3))],
            Floors = [.. floors.Select((f, i) => new GroupFloor($"g{i}", f))],
            Societies = [.. societies.Select((s, i) => new SocietyCap($"s{i}", s))],
            Pairs = [.. seen.DistinctBy(p => (p.Item1, p.Item2)).Select(p => new PossiblePair($"n{p.Item1}", $"t{p.Item2}", p.Item3, p.Item4))],
        };

    public static Gen<AssignmentCase> WithoutFloors() =>
        Of(AssignmentGoal.MostValue).Select(p => p with { Floors = [], Needs = [.. p.Needs.Select(n => n with { AtLeast = 0 })] });

    /// <summary>The best figures that any plan reaches, by trying all: what is missing, the needs on each level, the sum.</summary>
    public static IReadOnlyList<long> BestOfAll(AssignmentCase problem) =>
        Enumerable.Range(0, 1 << problem.Pairs.Count)
            .Select(set => problem.Pairs.Where((_, i) => (set >> i & 1) == 1).ToList())
            .Where(pairs => IsPossible(problem, pairs))
            .Select(pairs => Figures(problem, pairs))
            .Aggregate((a, b) => Compare(a, b) >= 0 ? a : b);

    public static bool IsPossible(AssignmentCase problem, IReadOnlyList<PossiblePair> pairs)
    {
        var takers = problem.Takers.ToDictionary(t => t.Id);
        return problem.Needs.All(n => pairs.Count(p => p.Need == n.Id) <= n.AtMost)
            && problem.Takers.All(t => pairs.Count(p => p.Taker == t.Id) <= t.AtMost && pairs.Count(p => p.Taker == t.Id && p.IsFar) <= (t.MostFar ?? int.MaxValue))
            && problem.Societies.All(s => pairs.Count(p => takers[p.Taker].Society == s.Society) <= s.AtMost);
    }

    /// <summary>In the order in which they count; greater is better.</summary>
    public static IReadOnlyList<long> Figures(AssignmentCase problem, IReadOnlyList<PossiblePair> pairs)
    {
        var missing = problem.Needs.Sum(n => Math.Max(0, n.AtLeast - pairs.Count(p => p.Need == n.Id)))
            + problem.Floors.Sum(f => Math.Max(0, f.AtLeast - problem.Needs.Count(n => n.Group == f.Group && pairs.Any(p => p.Need == n.Id))));
        IEnumerable<int> levels = problem.Goal is AssignmentGoal.FairestFirst ? problem.Levels : [];
        return [-missing, .. levels.Select(l => (long)problem.Needs.Count(n => pairs.Any(p => p.Need == n.Id && p.Value >= l))), pairs.Sum(p => p.Value)];
    }

    private static int Compare(IReadOnlyList<long> a, IReadOnlyList<long> b) => a.Zip(b, (x, y) => x.CompareTo(y)).FirstOrDefault(c => c != 0);
}
