using Hongniang.Access;
using Hongniang.Engagements;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Hongniang.Tests.Matching;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class EarlierCasesTests
{
    [Fact]
    public async Task Who_met_a_need_like_it_is_named_with_it_and_its_points_are_part_of_the_score()
    {
        await using var stage = await Stage.StartAsync(JourneyTo.Signed);

        var rows = (await stage.MatchAsync(stage.World.ScopeOf(stage.World.Nanhai))).Rows;

        var solver = rows.Single(r => r.Candidate.Number == stage.Solver.Number);
        var reason = solver.Score.Reasons.Single(r => r.Kind == ReasonKind.SolvedSimilar);
        reason.Args[0].ShouldBe(stage.Earlier.Number);
        ((int)reason.Args[1]).ShouldBeGreaterThanOrEqualTo(EarlierCases.LeastPercent);
        rows.ShouldAllBe(r => r.Score.Parts.Sum(p => p.Points) == r.Score.Points && r.Score.Parts.Sum(p => p.Weight) == 100 && r.Score.Parts.Any(p => p.Criterion == Criterion.Cases));
        solver.Score.Parts.Single(p => p.Criterion == Criterion.Cases).Points.ShouldBeGreaterThan(0);
        var other = rows.Single(r => r.Candidate.Number == stage.Other.Number);
        other.Score.Parts.Single(p => p.Criterion == Criterion.Cases).Points.ShouldBe(0);
        other.Score.Reasons.ShouldNotContain(r => r.Kind == ReasonKind.SolvedSimilar);
        solver.Rank.ShouldBeLessThan(other.Rank);
    }

    [Fact]
    public async Task A_contract_beyond_the_readers_sight_is_no_case()
    {
        await using var stage = await Stage.StartAsync(JourneyTo.Signed);

        var rows = (await stage.MatchAsync(stage.World.ScopeOf(stage.World.Guangzhou))).Rows;

        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(r => r.Score.Parts.All(p => p.Criterion != Criterion.Cases) && r.Score.Reasons.All(x => x.Kind != ReasonKind.SolvedSimilar));
    }

    [Fact]
    public async Task A_meeting_is_no_case_yet()
    {
        await using var stage = await Stage.StartAsync(JourneyTo.Met);

        (await stage.MatchAsync(stage.World.ScopeOf(stage.World.Nanhai))).Rows.ShouldAllBe(r => r.Score.Parts.All(p => p.Criterion != Criterion.Cases));
    }

    [Theory]
    [InlineData(LossReason.TooEarly, true)]
    [InlineData(LossReason.PriceDisagreement, false)]
    public async Task Who_did_not_fit_a_need_like_it_carries_a_warning_and_keeps_its_points(LossReason why, bool isTold)
    {
        await using var stage = await Stage.StartAsync(JourneyTo.Met);
        await using (var open = stage.Database.Open())
        {
            var engagement = await open.Db.Engagements.SingleAsync();
            engagement.Lose(why, null, stage.Database.Clock.Now);
            await open.Db.SaveChangesAsync();
        }

        var rows = (await stage.MatchAsync(stage.World.ScopeOf(stage.World.Nanhai))).Rows;

        var (loser, other) = (rows.Single(r => r.Candidate.Number == stage.Solver.Number), rows.Single(r => r.Candidate.Number == stage.Other.Number));
        loser.Score.Reasons.Where(r => r.Kind == ReasonKind.FailedSimilar).Select(r => (r.Args[0], r.Args[2])).ShouldBe(isTold ? [(stage.Earlier.Number, why)] : []);
        (loser.Score.Points, loser.Score.Parts.Count).ShouldBe((other.Score.Points, other.Score.Parts.Count));
        (await stage.MatchAsync(stage.World.ScopeOf(stage.World.Guangzhou))).Rows.ShouldAllBe(r => r.Score.Reasons.All(x => x.Kind != ReasonKind.FailedSimilar));
    }

    [Fact]
    public async Task A_need_of_two_words_is_like_no_need_of_many()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var earlier = await world.NeedAsync();
        var vague = await world.NeedAsync(change: f => f with { Title = "电解", Description = "电解。" });
        var solver = await world.AchievementAsync();
        await new Road(database).EngageAsync(earlier, solver, JourneyTo.Signed);
        await database.Indexes().CatchUpAsync(default);
        await using var open = database.Open();

        var similar = await open.The<SimilarNeeds>().FindAsync(MatchSubject.Of(vague), default);

        similar.ShouldHaveSingleItem().Percent.ShouldBeGreaterThan(EarlierCases.LeastPercent);
        (await EarlierCases.LoadAsync(open.Db, similar, default)).ShouldBeEmpty();
    }

    private sealed record Stage(TestDatabase Database, World World, Need Need, Need Earlier, Achievement Other, Achievement Solver) : IAsyncDisposable
    {
        public static async Task<Stage> StartAsync(JourneyTo to)
        {
            var database = await TestDatabase.CreateAsync();
            var world = await World.InAsync(database);
            var earlier = await world.NeedAsync(change: f => f with { Title = "高镍三元动力电解液的研制" });
            var need = await world.NeedAsync();
            var (other, solver) = (await world.AchievementAsync(), await world.AchievementAsync());
            await new Road(database).EngageAsync(earlier, solver, to);
            await database.Indexes().CatchUpAsync(default);
            return new Stage(database, world, need, earlier, other, solver);
        }

        public async Task<MatchList> MatchAsync(Scope scope)
        {
            await using var open = Database.Open(scope);
            var subject = MatchSubject.Of(Need);
            var cases = await EarlierCases.LoadAsync(open.Db, await open.The<SimilarNeeds>().FindAsync(subject, default), default);
            var answer = await open.The<MatchNeed>().RunAsync(new MatchNeed.Input(subject, MatchFilters.None, []) { Cases = cases }, World.Manager(World.Nanhai), default);
            return answer.Value.Lists[CandidateKind.Achievement];
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
