using CsCheck;
using RedThread.Tuning;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Tuning;

public sealed class RidgeRankingTests
{
    private static readonly Gen<GradedExample[]> Examples = Gen.Select(Gen.Int[0, 9], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0.5, 3],
        (group, a, b, luck, weight) => new GradedExample($"{group}", [a, b], (2 * a) - b + (0.1 * luck) + group, weight)).Array[200, 300];

    [Fact]
    public void Weights_are_found_whatever_the_groups_have_in_common() => Examples.Sample(examples =>
    {
        var ranking = RidgeRanking.Fit(examples, 0.01);

        ranking.Coefficients[0].ShouldBe(2, 0.1);
        ranking.Coefficients[1].ShouldBe(-1, 0.1);
        ranking.Of(ranking.Means).ShouldBe(0, 1e-12);
    });

    [Fact]
    public void The_order_of_the_pairs_does_not_matter() => Examples.Sample(examples =>
    {
        var (one, other) = (RidgeRanking.Fit(examples, 10), RidgeRanking.Fit([.. examples.Reverse()], 10));

        one.Coefficients.Zip(other.Coefficients).ShouldAllBe(c => Math.Abs(c.First - c.Second) < 1e-9);
    });

    [Fact]
    public void A_pair_of_weight_two_counts_as_two_and_a_greater_penalty_shrinks()
    {
        GradedExample[] examples = [new("a", [0, 1], 0), new("a", [1, 0], 1), new("a", [1, 1], 0.2), new("b", [0, 0], 1), new("b", [1, 0], 0.9)];

        var twice = RidgeRanking.Fit([.. examples, examples[1]], 1);
        var weighted = RidgeRanking.Fit([examples[0], examples[1] with { Weight = 2 }, .. examples[2..]], 1);

        weighted.Coefficients.Zip(twice.Coefficients).ShouldAllBe(c => Math.Abs(c.First - c.Second) < 1e-12);
        RidgeRanking.Fit(examples, 100).Coefficients.Sum(Math.Abs).ShouldBeLessThan(RidgeRanking.Fit(examples, 1).Coefficients.Sum(Math.Abs));
    }

    [Fact]
    public void A_group_of_one_or_of_equal_grades_teaches_nothing() =>
        RidgeRanking.Fit([new("a", [1, 5], 1), new("b", [0, 1], 2), new("b", [3, 1], 2)], 1).Coefficients.ShouldAllBe(c => c == 0);

    [Fact]
    public void Bad_input_is_refused()
    {
        Should.Throw<ArgumentException>(() => RidgeRanking.Fit([], 1));
        Should.Throw<ArgumentException>(() => RidgeRanking.Fit([new("a", [], 1)], 1));
        Should.Throw<ArgumentException>(() => RidgeRanking.Fit([new("a", [1], 1), new("a", [1, 2], 1)], 1));
        Should.Throw<ArgumentException>(() => RidgeRanking.Fit([new("a", [double.NaN], 1)], 1));
        Should.Throw<ArgumentException>(() => RidgeRanking.Fit([new("a", [1], 1, Weight: 0)], 1));
        Should.Throw<ArgumentOutOfRangeException>(() => RidgeRanking.Fit([new("a", [1], 1)], 0));
        Should.Throw<ArgumentException>(() => new RidgeRanking([1], [1, 2]));
        Should.Throw<ArgumentException>(() => new RidgeRanking([0], [1]).Of([1, 2]));
    }
}
