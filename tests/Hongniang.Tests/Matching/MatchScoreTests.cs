using CsCheck;
using Hongniang.Access;
using Hongniang.Matching;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Meaning;
using Hongniang.Matching.Quantities;
using Hongniang.Needs;
using Hongniang.Supply;
using RedThread;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class MatchScoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    private static readonly MatchWeights Weights = new();

    private static Candidate Candidate(int? readiness = 7, decimal? price = null, string region = "440100", int ageDays = 10, string body = "", CandidateKind kind = CandidateKind.Achievement, params CooperationMode[] modes) => new()
    {
        Kind = kind, Id = Guid.Empty, Number = "CG-2026-000001", Title = "电解液", Body = body, OrganizationName = "测试理工大学", HolderId = default, RegionCode = region,
        Readiness = readiness, Price = price, Modes = modes, HasConsent = true, State = SupplyState.Published, Visibility = Visibility.Network, UpdatedAt = Now.AddDays(-ageDays),
    };

    private static MatchSubject Need(int? readiness = 6, decimal? budget = 5_000_000, string description = "", params CooperationMode[] modes) => new()
    {
        Id = new NeedId(Guid.Empty), Number = "XQ-2026-000001", Query = new MatchQuery("电解液", description), Wanted = IndicatorComparison.WantedBy([], description),
        Readiness = readiness, RegionCode = "440605", BudgetTo = budget, Modes = modes, EnterpriseName = "测试电池有限公司",
    };

    [Fact]
    public void The_default_weights_add_up_to_a_hundred()
    {
        Weights.Sum.ShouldBe(100);
        new MatchWeights.Check().Validate(null, new MatchWeights { Text = 50 }).Failed.ShouldBeTrue();
        new MatchWeights.Check().Validate(null, new MatchWeights { HalfText = 0 }).Failed.ShouldBeTrue();
        new MatchWeights.Check().Validate(null, Weights).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void The_parts_add_up_to_the_score_and_their_weights_to_a_hundred() =>
        Gen.Select(Gen.Double[0, 2], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 4000], Gen.Int[0, 10_000_000], Gen.Bool, Gen.Bool).Sample((likeness, wished, level, age, price, asksFigures, expert) =>
        {
            var need = Need(wished == 0 ? null : wished, price % 3 == 0 ? null : 3_000_000, asksFigures ? "容量保持率不低于 85%" : "", price % 2 == 0 ? [CooperationMode.Licence] : []);
            var candidate = Candidate(level == 0 ? null : level, price % 5 == 0 ? null : price, age % 2 == 0 ? "440605" : "110105", age, "容量保持率 80%",
                expert ? CandidateKind.Expert : CandidateKind.Achievement, CooperationMode.Licence, CooperationMode.Service);

            var score = MatchScore.Of(need, candidate, likeness, Weights, Now);

            return score.Parts.Sum(p => p.Points) == score.Points
                && score.Parts.Sum(p => p.Weight) == 100
                && score.Points is >= 0 and <= 100
                && Math.Abs(score.Points - score.Exact) <= 0.5 + 1e-9
                && score.Parts.All(p => p.Value is >= 0 and <= 1 && p.Points >= 0);
        });

    [Fact]
    public void With_the_meaning_the_parts_still_add_up_and_more_of_it_never_lowers_the_score() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 2], Gen.Int[0, 7], Gen.Int[0, 4000]).Sample((words, meaning, more, weight, kind, age) =>
        {
            var (across, unknown) = (kind % 2 == 0, kind / 2 == 3);
            MatchScore Of(double? likeness) => MatchScore.Of(Need(), Candidate(ageDays: age, region: "440605"), words, Weights, Now, meaning: new TextMeaning(likeness, likeness, weight, across, .3));

            var score = Of(unknown ? null : meaning);
            var words1 = MatchScore.Of(Need(), Candidate(ageDays: age, region: "440605"), words, Weights, Now);

            return score.Parts.Sum(p => p.Points) == score.Points
                && score.Parts.Sum(p => p.Weight) == 100
                && score.Points is >= 0 and <= 100
                && Math.Abs(score.Points - score.Exact) <= 0.5 + 1e-9
                && score.Parts.Count(p => p.Criterion is Criterion.Meaning) == 1
                && score.Parts.All(p => p.Value is >= 0 and <= 1 && p.Points >= 0)
                && (unknown || Of(Math.Max(meaning, more)).Exact >= score.Exact - 1e-9)
                && (weight > 0 || Math.Abs(score.Exact - words1.Exact) < 1e-9);
        });

    [Fact]
    public void A_criterion_that_the_need_does_not_state_is_left_out()
    {
        var score = MatchScore.Of(Need(readiness: null, budget: null), Candidate(), 0.3, Weights, Now);

        score.Parts.Select(p => p.Criterion).ShouldBe([Criterion.Text, Criterion.Region, Criterion.Freshness]);
    }

    [Fact]
    public void Experts_are_not_judged_by_readiness_and_price()
    {
        var score = MatchScore.Of(Need(modes: CooperationMode.Consulting), Candidate(kind: CandidateKind.Expert), 0.3, Weights, Now);

        score.Parts.Select(p => p.Criterion).ShouldBe([Criterion.Text, Criterion.Region, Criterion.Cooperation, Criterion.Freshness]);
    }

    [Theory]
    [InlineData(7, ReasonKind.ReadinessMet)]
    [InlineData(6, ReasonKind.ReadinessMet)]
    [InlineData(5, ReasonKind.ReadinessBelow)]
    [InlineData(null, ReasonKind.ReadinessNotStated)]
    public void Readiness_is_compared_with_the_wished_level(int? level, ReasonKind kind) =>
        MatchScore.Of(Need(), Candidate(level), 0.3, Weights, Now).Reasons.ShouldContain(r => r.Kind == kind);

    [Theory]
    [InlineData("440605", ReasonKind.SameCounty)]
    [InlineData("440604", ReasonKind.SameCity)]
    [InlineData("440600", ReasonKind.SameCity)]
    [InlineData("440106", ReasonKind.SameProvince)]
    public void Nearness_follows_the_region_codes(string region, ReasonKind kind) =>
        MatchScore.Of(Need(), Candidate(region: region), 0.3, Weights, Now).Reasons.ShouldContain(r => r.Kind == kind);

    [Fact]
    public void Towns_of_a_city_without_counties_lie_in_the_same_city()
    {
        Places.Nearness("441900003", "441900004").ShouldBe(RegionNearness.SameCity);
        Places.Nearness("441900003", "441900003").ShouldBe(RegionNearness.SameCounty);
        Places.Nearness("440605", "440605001").ShouldBe(RegionNearness.SameCounty);
        Places.Nearness("440605", "110105").ShouldBe(RegionNearness.Elsewhere);
    }

    [Fact]
    public void More_likeness_never_lowers_the_score() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((a, b) =>
            MatchScore.Of(Need(), Candidate(), Math.Min(a, b), Weights, Now).Exact <= MatchScore.Of(Need(), Candidate(), Math.Max(a, b), Weights, Now).Exact);

    [Fact]
    public void What_is_not_text_counts_as_far_as_the_text_does()
    {
        var near = MatchScore.Of(Need(), Candidate(region: "440605", price: 1), 0.02, Weights, Now);
        var answer = MatchScore.Of(Need(), Candidate(region: "110105", price: 9_000_000), 0.7, Weights, Now);

        near.Points.ShouldBeLessThan(12);
        answer.Points.ShouldBeGreaterThan(60);
        near.Parts.Single(p => p.Criterion is Criterion.Region).Points.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Price_is_compared_with_the_budget()
    {
        MatchScore.Of(Need(), Candidate(price: 5_000_000), 0.3, Weights, Now).Reasons.ShouldContain(r => r.Kind == ReasonKind.WithinBudget);
        MatchScore.Of(Need(), Candidate(price: 6_000_000), 0.3, Weights, Now).Reasons.ShouldContain(r => r.Kind == ReasonKind.AboveBudget && (int)r.Args[0] == 20);
        MatchScore.Of(Need(), Candidate(price: null), 0.3, Weights, Now).Reasons.ShouldContain(r => r.Kind == ReasonKind.PriceNegotiable);
    }
}
