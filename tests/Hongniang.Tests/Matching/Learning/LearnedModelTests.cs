using CsCheck;
using Hongniang.Access;
using Hongniang.Matching;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Learning;
using Hongniang.Matching.Quantities;
using Hongniang.Needs;
using Hongniang.Supply;
using RedThread;
using RedThread.Tuning;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching.Learning;

public sealed class LearnedModelTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    private static readonly Gen<LearnedModel> Models = Gen.Double[-3, 3].Array[PairFeatures.Names.Count].Select(c => LearnedModel.Of(new RidgeRanking([.. c.Select(_ => 0.4)], c)));

    [Fact]
    public void With_a_learnt_part_the_points_still_add_up_to_the_score() =>
        Gen.Select(Models, Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[1, 9], Gen.Bool).Sample((model, likeness, title, level, expert) =>
        {
            var score = MatchScore.Of(Need(), Candidate(level, expert ? CandidateKind.Expert : CandidateKind.Achievement), likeness, new MatchWeights(), Now, model, expert ? null : title);

            score.Parts.Sum(p => p.Points).ShouldBe(score.Points);
            score.Parts.Sum(p => p.Weight).ShouldBe(100);
            score.Points.ShouldBeInRange(0, 100);
            score.Parts[^1].Criterion.ShouldBe(Criterion.Learned);
            score.Parts[^1].Value.ShouldBeInRange(0, 1);
        });

    [Fact]
    public void The_strongest_feature_is_told_as_a_reason()
    {
        var readiness = Enumerable.Range(0, PairFeatures.Names.Count).Single(i => PairFeatures.CriterionOf(i) is Criterion.Readiness);
        var model = LearnedModel.Of(new RidgeRanking(new double[PairFeatures.Names.Count], [.. Enumerable.Range(0, PairFeatures.Names.Count).Select(i => i == readiness ? 0.8 : 0.1)]));

        Reasons(9).ShouldContain(r => r.Kind == ReasonKind.LearnedFor && r.Args[0].Equals(Criterion.Readiness));
        Of(9).Exact.ShouldBeGreaterThan(Of(1).Exact);

        IReadOnlyList<Reason> Reasons(int level) => Of(level).Reasons;
        MatchScore Of(int level) => MatchScore.Of(Need(), Candidate(level), 0.4, new MatchWeights(), Now, model, 0.1);
    }

    [Fact]
    public void What_was_written_is_read_again_and_what_was_changed_is_not()
    {
        var model = LearnedModel.Of(new RidgeRanking(new double[PairFeatures.Names.Count], [.. Enumerable.Range(0, PairFeatures.Names.Count).Select(i => i / 7d)]));
        var json = model.ToJson();

        LearnedModel.Read(json, LearnedModel.HashOf(json)).ShouldNotBeNull().Coefficients.ShouldBe(model.Coefficients);
        LearnedModel.Read(json.Replace("20", "90", StringComparison.Ordinal), LearnedModel.HashOf(json)).ShouldBeNull();
        foreach (var wrong in new[]
        {
            "", "null", "{}", "[1]", json.Replace("\"Format\":1", "\"Format\":2", StringComparison.Ordinal), json.Replace("Title", "Titel", StringComparison.Ordinal),
            json.Replace("\"Weight\":20", "\"Weight\":-1", StringComparison.Ordinal), json.Replace("\"Means\":[0,", "\"Means\":[", StringComparison.Ordinal),
        })
        {
            LearnedModel.Read(wrong, LearnedModel.HashOf(wrong)).ShouldBeNull(wrong);
        }
    }

    private static Candidate Candidate(int level, CandidateKind kind = CandidateKind.Achievement) => new()
    {
        Kind = kind, Id = Guid.Empty, Number = "CG-2026-000001", Title = "电解液", Body = "", OrganizationName = "测试理工大学", HolderId = default, RegionCode = "440100",
        Readiness = level, Modes = [CooperationMode.Licence], HasConsent = true, State = SupplyState.Published, Visibility = Visibility.Network, UpdatedAt = Now.AddDays(-10),
    };

    private static MatchSubject Need() => new()
    {
        Id = new NeedId(Guid.Empty), Number = "XQ-2026-000001", Query = new MatchQuery("电解液", ""), Wanted = IndicatorComparison.WantedBy([], ""),
        Readiness = 6, RegionCode = "440605", BudgetTo = 5_000_000, Modes = [CooperationMode.Licence], EnterpriseName = "测试电池有限公司",
    };
}
