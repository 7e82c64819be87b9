using RedThread.Assignment;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Assignment;

public sealed class CoverageSolverTests
{
    [Fact]
    public void No_choice_of_so_many_places_reaches_more_than_the_plan()
    {
        var dice = new Random(20261128);
        for (var round = 0; round < 200; round++)
        {
            var problem = Small(dice);
            var plan = CoverageSolver.Solve(problem);

            plan.After.ShouldBe(Best(problem), $"round {round}");
            plan.IsProved.ShouldBeTrue();
            plan.Chosen.Count.ShouldBeLessThanOrEqualTo(problem.Places);
            plan.Chosen.Sum(c => c.Adds).ShouldBe(plan.After - plan.Before);
            problem.Wanted.ShouldBeSubsetOf(plan.Chosen.Select(c => c.Site));
            CoverageSolver.Greedy(problem).After.ShouldBeLessThanOrEqualTo(plan.After);
        }
    }

    [Fact]
    public void The_same_case_in_another_order_gives_the_same_plan()
    {
        var dice = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var problem = Small(dice);
            var turned = problem with { Demands = [.. problem.Demands.Reverse()], Sites = [.. problem.Sites.Reverse()], Reaches = [.. problem.Reaches.Reverse()] };

            CoverageSolver.Solve(turned).Chosen.Select(c => (c.Site, c.Adds)).ShouldBe(CoverageSolver.Solve(problem).Chosen.Select(c => (c.Site, c.Adds)));
        }
    }

    [Fact]
    public void The_best_place_alone_is_not_always_among_the_best_two()
    {
        // The middle reaches four, but the two sides reach all six.
        var problem = new CoverageCase
        {
            Demands = [.. "abcdef".Select(c => new DemandPoint(c.ToString(), 1))], Sites = ["left", "middle", "right"], Places = 2,
            Reaches = [.. "abc".Select(c => new Reach("left", c.ToString())), .. "bcde".Select(c => new Reach("middle", c.ToString())), .. "def".Select(c => new Reach("right", c.ToString()))],
        };

        CoverageSolver.Solve(problem).Chosen.Select(c => c.Site).ShouldBe(["left", "right"]);
        CoverageSolver.Greedy(problem).After.ShouldBe(5);
        CoverageSolver.Solve(problem with { Wanted = new HashSet<string> { "middle" } }).After.ShouldBe(5);
        CoverageSolver.Solve(problem with { Reached = new HashSet<string> { "a", "b", "c" } }).Chosen.Select(c => (c.Site, c.Adds)).ShouldBe([("right", 3L)]);
    }

    [Fact]
    public void What_means_nothing_is_refused()
    {
        var good = new CoverageCase { Demands = [new("d", 1)], Sites = ["s"], Reaches = [new("s", "d")], Places = 1 };
        CoverageSolver.Solve(good with { Places = 0 }).After.ShouldBe(0);
        CoverageSolver.Solve(good with { Reaches = [] }).Chosen.ShouldBeEmpty();

        foreach (var bad in new[]
        {
            good with { Demands = [new("d", 0)] }, good with { Sites = ["s", "s"] }, good with { Reaches = [new("t", "d")] }, good with { Places = -1 },
            good with { Wanted = new HashSet<string> { "t" } }, good with { Wanted = new HashSet<string> { "s" }, Places = 0 },
        })
            Should.Throw<ArgumentException>(() => CoverageSolver.Solve(bad));
    }

    private static CoverageCase Small(Random dice)
    {
        var (sites, demands) = (dice.Next(1, 9), dice.Next(1, 12));
        var places = dice.Next(0, 4);
        return new CoverageCase
        {
            Sites = [.. Enumerable.Range(0, sites).Select(s => $"s{s}")],
            Demands = [.. Enumerable.Range(0, demands).Select(d => new DemandPoint($"d{d}", dice.Next(1, 50)))],
            Reaches = [.. Enumerable.Range(0, sites).SelectMany(s => Enumerable.Range(0, demands).Where(_ => dice.Next(3) == 0).Select(d => new Reach($"s{s}", $"d{d}")))],
            Reached = Enumerable.Range(0, demands).Where(_ => dice.Next(5) == 0).Select(d => $"d{d}").ToHashSet(),
            Wanted = places > 0 && dice.Next(3) == 0 ? new HashSet<string> { $"s{dice.Next(sites)}" } : new HashSet<string>(),
            Places = places,
        };
    }

    private static long Best(CoverageCase problem)
    {
        var best = 0L;
        for (var choice = 0; choice < 1 << problem.Sites.Count; choice++)
        {
            var chosen = problem.Sites.Where((_, i) => (choice & (1 << i)) != 0).ToHashSet();
            if (chosen.Count <= problem.Places && problem.Wanted.IsSubsetOf(chosen))
                best = Math.Max(best, problem.Demands.Where(d => problem.Reached.Contains(d.Id) || problem.Reaches.Any(r => r.Demand == d.Id && chosen.Contains(r.Site))).Sum(d => d.Weight));
        }
        return best;
    }
}
