using Hongniang.Engagements;
using Hongniang.Engagements.Learning;
using Hongniang.Matching;
using Hongniang.Matching.Learning;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements.Learning;

public sealed class JudgedOutcomesTests
{
    [Theory]
    [InlineData(EngagementStage.Signed, null, PairGrade.Signed)]
    [InlineData(EngagementStage.Intent, null, PairGrade.Met)]
    [InlineData(EngagementStage.Negotiating, null, PairGrade.Met)]
    [InlineData(EngagementStage.Met, null, PairGrade.Met)]
    [InlineData(EngagementStage.Introduced, null, PairGrade.Promising)]
    [InlineData(EngagementStage.AwaitingConsent, null, PairGrade.Promising)]
    [InlineData(EngagementStage.Lost, LossReason.TechnologyMismatch, PairGrade.Unfit)]
    [InlineData(EngagementStage.Lost, LossReason.TooEarly, PairGrade.Unfit)]
    [InlineData(EngagementStage.Lost, LossReason.NoClearAdvantage, PairGrade.Unfit)]
    [InlineData(EngagementStage.Lost, LossReason.PriceDisagreement, null)]
    [InlineData(EngagementStage.Lost, LossReason.OwnershipOfRights, null)]
    [InlineData(EngagementStage.Lost, LossReason.NobodyFollowedUp, null)]
    [InlineData(EngagementStage.Lost, LossReason.SecrecyOrExportControl, null)]
    public void Outcomes_are_graded_by_the_rule(EngagementStage stage, LossReason? reason, PairGrade? grade) => OutcomeGrades.Of(stage, reason).ShouldBe(grade);

    [Fact]
    public void Whom_an_event_brought_together_nobody_chose() => OutcomeGrades.Of(EngagementStage.AwaitingConsent, null, wasProposedByPeople: false).ShouldBeNull();

    [Theory]
    [InlineData(null, 1)]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    [InlineData(25, 5)]
    [InlineData(400, 5)]
    public void A_pair_from_far_down_the_list_stands_for_those_whom_nobody_looked_at(int? rank, double weight) =>
        new GradedPair(default, CandidateKind.Achievement, Guid.Empty, PairGrade.Promising, rank).Weight.ShouldBe(weight);

    [Fact]
    public async Task Verdicts_and_engagements_become_judged_pairs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        var (signed, lost, kept, unfit, tooFar) = (await world.AchievementAsync(), await world.AchievementAsync(), await world.AchievementAsync(), await world.AchievementAsync(), await world.AchievementAsync());
        var expert = await world.ExpertAsync();
        await world.AchievementAsync();
        var road = new Road(database);
        await road.EngageAsync(need, signed, JourneyTo.Signed);
        await road.EngageAsync(need, lost, JourneyTo.Lost);
        await road.EngageAsync(need, expert, JourneyTo.Met);
        var actor = World.Manager(world.Nanhai);
        await using (var open = database.Open(world.ScopeOf(world.Nanhai)))
        {
            (await open.The<KeepCandidate>().RunAsync(new(need.Number, kept.Number, 3, 70), actor, default)).Problems.ShouldBeEmpty();
            (await open.The<KeepCandidate>().RunAsync(new(need.Number, signed.Number, 9, 70), actor, default)).Problems.ShouldBeEmpty();
            (await open.The<RejectCandidate>().RunAsync(new(need.Number, unfit.Number, UnsuitableReason.TechnologyMismatch, null, 1, 80), actor, default)).Problems.ShouldBeEmpty();
            (await open.The<RejectCandidate>().RunAsync(new(need.Number, tooFar.Number, UnsuitableReason.TooFar, null, 2, 80), actor, default)).Problems.ShouldBeEmpty();
        }

        await using var reader = database.Open(world.ScopeOf(world.Nanhai));
        await using var neighbour = database.Open(world.ScopeOf(world.Guangzhou, world.Tianhe));
        var pairs = await JudgedOutcomes.LoadAsync(reader.Db, withPlaces: true, default);

        pairs.Select(p => (p.CandidateId, p.Grade, p.Rank)).ShouldBe(
        [
            (signed.Id.Value, PairGrade.Signed, 9), (kept.Id.Value, PairGrade.Promising, 3), (unfit.Id.Value, PairGrade.Unfit, 1), (expert.Id.Value, PairGrade.Met, null),
        ], ignoreOrder: true);
        (await JudgedOutcomes.LoadAsync(neighbour.Db, withPlaces: true, default)).ShouldBeEmpty();
    }
}
