using CsCheck;
using RedThread.Assignment;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Assignment;

public sealed class AssignerTests
{
    [Theory]
    [InlineData(AssignmentGoal.MostValue)]
    [InlineData(AssignmentGoal.FairestFirst)]
    public void The_plan_is_the_best_of_all_plans(AssignmentGoal goal) => SmallCases.Of(goal).Sample(problem =>
    {
        var plan = Assigner.Solve(problem, ct: TestContext.Current.CancellationToken);

        SmallCases.IsPossible(problem, plan.Pairs).ShouldBeTrue();
        SmallCases.Figures(problem, plan.Pairs).ShouldBe(SmallCases.BestOfAll(problem));
        plan.IsProved.ShouldBeTrue();
        plan.Value.ShouldBe(plan.Bound);
        plan.Shortfalls.Sum(s => s.Missing).ShouldBe((int)-SmallCases.Figures(problem, plan.Pairs)[0]);
    }, iter: 400);

    [Fact]
    public void The_price_of_a_limit_is_what_the_best_of_all_plans_gains_without_it() => SmallCases.WithoutFloors().Sample(problem =>
        {
            var (plan, prices) = Assigner.SolveWithPrices(problem, ct: TestContext.Current.CancellationToken);

            foreach (var price in prices)
            {
                var eased = Eased(problem, price);
                (SmallCases.BestOfAll(eased)[^1] - plan.Value).ShouldBe(price.Value);
            }
        }, iter: 150);

    [Fact]
    public void Neither_order_nor_repetition_changes_the_plan() => SmallCases.Of(AssignmentGoal.FairestFirst).Sample(problem =>
    {
        var turned = problem with
        {
            Needs = [.. problem.Needs.Reverse()], Takers = [.. problem.Takers.Reverse()], Pairs = [.. problem.Pairs.Reverse()], Floors = [.. problem.Floors.Reverse()],
        };

        Assigner.Solve(turned, ct: TestContext.Current.CancellationToken).Pairs.ShouldBe(Assigner.Solve(problem, ct: TestContext.Current.CancellationToken).Pairs);
    }, iter: 100);

    [Fact]
    public void Greedy_keeps_the_caps_and_is_never_better() => SmallCases.WithoutFloors().Sample(problem =>
    {
        var greedy = GreedyAssigner.Solve(problem);

        SmallCases.IsPossible(problem, greedy.Pairs).ShouldBeTrue();
        var best = Assigner.Solve(problem, ct: TestContext.Current.CancellationToken);
        greedy.Value.ShouldBeLessThanOrEqualTo(best.Value);
        greedy.Bound.ShouldBeGreaterThanOrEqualTo(best.Value);
    }, iter: 200);

    [Fact]
    public void Greedy_takes_the_only_expert_of_another_need()
    {
        var problem = new AssignmentCase
        {
            Needs = [new("n1"), new("n2")],
            Takers = [new("t1", 1), new("t2", 1)],
            Pairs = [new("n1", "t1", 90), new("n1", "t2", 80), new("n2", "t1", 85)],
        };

        GreedyAssigner.Solve(problem).Served.ShouldBe(1);
        var plan = Assigner.Solve(problem, ct: TestContext.Current.CancellationToken);
        plan.Pairs.Select(p => (p.Need, p.Taker)).ShouldBe([("n1", "t2"), ("n2", "t1")]);
        plan.Value.ShouldBe(165);
    }

    [Fact]
    public void One_more_visit_of_a_society_is_priced()
    {
        var problem = new AssignmentCase
        {
            Needs = [new("n1"), new("n2"), new("n3")],
            Takers = [new("t1", 2, "society"), new("t2", 2, "society")],
            Pairs = [new("n1", "t1", 50), new("n2", "t1", 40), new("n3", "t2", 30)],
            Societies = [new("society", 2)],
        };

        var (plan, prices) = Assigner.SolveWithPrices(problem, ct: TestContext.Current.CancellationToken);

        plan.Value.ShouldBe(90);
        prices.ShouldContain(new LimitPrice(LimitKind.SocietyCap, "society", 2, 30, 1));
    }

    [Fact]
    public void A_floor_for_a_weak_county_is_kept_and_what_cannot_be_kept_is_told()
    {
        var problem = new AssignmentCase
        {
            Needs = [new("n1", "strong"), new("n2", "strong"), new("n3", "weak")],
            Takers = [new("t1", 2)],
            Pairs = [new("n1", "t1", 90), new("n2", "t1", 80), new("n3", "t1", 30)],
            Floors = [new("weak", 2)],
        };

        var plan = Assigner.Solve(problem, ct: TestContext.Current.CancellationToken);

        plan.Pairs.Select(p => p.Need).ShouldBe(["n1", "n3"]);
        plan.Shortfalls.ShouldBe([new Shortfall(LimitKind.GroupFloor, "weak", 1)]);
    }

    [Fact]
    public void A_stopped_solver_leaves_the_greedy_plan_with_its_gap()
    {
        var problem = new AssignmentCase
        {
            Needs = [.. Enumerable.Range(0, 60).Select(i => new AssignedNeed($"n{i:00}"))],
            Takers = [.. Enumerable.Range(0, 12).Select(i => new Taker($"t{i:00}", 4))],
            Pairs = [.. Enumerable.Range(0, 60).SelectMany(n => Enumerable.Range(0, 12).Select(t => new PossiblePair($"n{n:00}", $"t{t:00}", 1 + ((n * 37 + t * 61) % 97))))],
        };

        var stopped = Assigner.Solve(problem, mostIterations: 1, TestContext.Current.CancellationToken);
        var whole = Assigner.Solve(problem, ct: TestContext.Current.CancellationToken);

        stopped.IsProved.ShouldBeFalse();
        stopped.Value.ShouldBeLessThanOrEqualTo(whole.Value);
        stopped.Bound.ShouldBeGreaterThanOrEqualTo(whole.Value);
        stopped.Gap.ShouldBeInRange(0, 1);
        whole.Gap.ShouldBe(0);
    }

    [Fact]
    public void A_case_that_means_nothing_is_refused_by_name()
    {
        var good = new AssignmentCase { Needs = [new("n1")], Takers = [new("t1", 1)], Pairs = [new("n1", "t1", 5)] };

        Should.Throw<ArgumentException>(() => Assigner.Solve(good with { Pairs = [new("n1", "t9", 5)] })).Message.ShouldContain("t9");
        Should.Throw<ArgumentException>(() => Assigner.Solve(good with { Pairs = [new("n1", "t1", 0)] })).Message.ShouldContain("value 0");
        Should.Throw<ArgumentException>(() => Assigner.Solve(good with { Needs = [new("n1"), new("n1")] })).Message.ShouldContain("twice");
        Should.Throw<ArgumentException>(() => Assigner.Solve(good with { Needs = [new("n1", "", 1, 2)] })).Message.ShouldContain("at least 2");
    }

    private static AssignmentCase Eased(AssignmentCase problem, LimitPrice price) => price.Kind switch
    {
        LimitKind.TakerCap => problem with { Takers = [.. problem.Takers.Select(t => t.Id == price.Id ? t with { AtMost = t.AtMost + 1 } : t)] },
        LimitKind.FarCap => problem with { Takers = [.. problem.Takers.Select(t => t.Id == price.Id ? t with { MostFar = t.MostFar + 1 } : t)] },
        LimitKind.SocietyCap => problem with { Societies = [.. problem.Societies.Select(s => s.Society == price.Id ? s with { AtMost = s.AtMost + 1 } : s)] },
        LimitKind.NeedCap => problem with { Needs = [.. problem.Needs.Select(n => n.Id == price.Id ? n with { AtMost = n.AtMost + 1 } : n)] },
        _ => throw new ArgumentOutOfRangeException(nameof(price), price.Kind, null),
    };
}
