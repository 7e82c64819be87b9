using Hongniang.Access;
using Hongniang.Matching;
using Hongniang.Supply;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class MatchNeedTests
{
    private const string Good = "高电压高镍三元体系锂离子电池电解液及其制备方法";

    [Fact]
    public async Task The_answer_stands_before_the_rest_and_the_unrelated_are_left_out()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.AchievementAsync("水稻病虫害绿色防控", f => f with { Summary = "田间" });
        await world.AchievementAsync("动力电池回收与拆解工艺", f => f with { Summary = "回收" });
        await world.AchievementAsync(Good);
        var need = await world.NeedAsync();

        var list = await database.MatchAsync(need);

        list.Rows[0].Candidate.Title.ShouldBe(Good);
        list.Rows[0].Rank.ShouldBe(1);
        list.Titles().ShouldNotContain("水稻病虫害绿色防控");
        database.Indexes().IsReady.ShouldBeTrue();
        (await database.Indexes().GetAsync(CancellationToken.None)).AchievementCount.ShouldBe(3);
    }

    [Fact]
    public async Task Equal_candidates_are_ordered_by_number_every_time()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        for (var i = 0; i < 5; i++)
        {
            await world.AchievementAsync(Good);
        }

        var need = await world.NeedAsync();

        var first = await database.MatchAsync(need);
        var second = await database.MatchAsync(need);

        first.Rows.Select(r => r.Candidate.Number).ShouldBe(first.Rows.Select(r => r.Candidate.Number).Order(StringComparer.Ordinal));
        second.Rows.Select(r => (r.Candidate.Number, r.Score.Points)).ShouldBe(first.Rows.Select(r => (r.Candidate.Number, r.Score.Points)));
    }

    [Fact]
    public async Task Filters_hide_and_say_why()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var far = await world.AchievementAsync(Good, f => f with { RegionCode = "110105", ReadinessLevel = 4, TransferModes = [CooperationMode.Licence] });
        var near = await world.AchievementAsync(Good, f => f with { RegionCode = "440604", ReadinessLevel = 8, TransferModes = [CooperationMode.JointDevelopment] });
        var own = await world.AchievementAsync(Good, f => f with { OwnerId = world.Firm });
        var need = await world.NeedAsync();

        (await NumbersAsync(new())).ShouldBe([near.Number, far.Number], ignoreOrder: true);
        (await NumbersAsync(new() { WithOwn = true })).ShouldBe([near.Number, far.Number, own.Number], ignoreOrder: true);
        (await NumbersAsync(new() { Nearness = RegionNearness.SameCity })).ShouldBe([near.Number]);
        (await NumbersAsync(new() { Region = "110000" })).ShouldBe([far.Number]);
        (await NumbersAsync(new() { MinimumReadiness = 5 })).ShouldBe([near.Number]);
        (await NumbersAsync(new() { Mode = CooperationMode.Licence })).ShouldBe([far.Number]);
        var filtered = await database.MatchAsync(need, filters: new() { MinimumReadiness = 5 });
        filtered.Desk.Find(far.Number, filtered.Rows)!.Value.Obstacle.ShouldBe(Obstacle.FilteredByReadiness);
        filtered.Desk.Find(own.Number, filtered.Rows)!.Value.Obstacle.ShouldBe(Obstacle.SameOrganization);
        filtered.Desk.Find(near.Number, filtered.Rows)!.Value.Obstacle.ShouldBeNull();
        filtered.Desk.Find("CG-2026-999999", filtered.Rows).ShouldBeNull();

        async Task<IEnumerable<string>> NumbersAsync(MatchFilters filters) => (await database.MatchAsync(need, filters: filters)).Rows.Select(r => r.Candidate.Number);
    }

    [Fact]
    public async Task Candidates_beyond_the_readers_sight_are_neither_listed_nor_explained()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var secret = await world.AchievementAsync(Good, f => f with { Visibility = Visibility.Holder });
        var need = await world.NeedAsync();

        var list = await database.MatchAsync(need, scope: world.ScopeOf(world.Nanhai));
        list.Rows.ShouldBeEmpty();
        list.Desk.Find(secret.Number, list.Rows).ShouldBeNull();
        (await database.MatchAsync(need, scope: world.ScopeOf(world.Province, world.Guangzhou))).Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Experts_without_consent_are_not_proposed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var willing = await world.ExpertAsync();
        await world.ExpertAsync("赵六", f => f with { HasConsent = false });
        var need = await world.NeedAsync();

        var list = await database.MatchAsync(need, CandidateKind.Expert);

        list.Rows.ShouldHaveSingleItem().Candidate.Number.ShouldBe(willing.Number);
        (await database.Indexes().GetAsync(CancellationToken.None)).ExpertCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_pair_lost_lately_is_not_proposed_and_an_open_one_is_marked()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var lost = await world.AchievementAsync(Good);
        var open = await world.AchievementAsync(Good);
        var need = await world.NeedAsync();

        var list = await database.MatchAsync(need, pairs: [new(lost.Id.Value, false, true), new(open.Id.Value, true, false), new(open.Id.Value, false, true)]);

        var row = list.Rows.ShouldHaveSingleItem();
        row.Candidate.Number.ShouldBe(open.Number);
        row.Pair!.IsOpen.ShouldBeTrue();
        list.Desk.Find(lost.Number, list.Rows)!.Value.Obstacle.ShouldBe(Obstacle.LostLately);
    }

    [Fact]
    public async Task The_explanation_of_a_listed_candidate_is_the_one_it_was_ranked_by()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var achievement = await world.AchievementAsync(Good);
        var need = await world.NeedAsync();

        var list = await database.MatchAsync(need);
        var hidden = await database.MatchAsync(need, filters: new() { MinimumReadiness = 9 });

        var explained = hidden.Desk.Find(achievement.Number, hidden.Rows)!.Value.Row;
        explained.Score.Exact.ShouldBe(list.Rows[0].Score.Exact, 1e-9);
        explained.Score.Parts.ShouldBe(list.Rows[0].Score.Parts);
        list.Rows[0].Score.Parts.Sum(p => p.Points).ShouldBe(list.Rows[0].Score.Points);
    }
}
