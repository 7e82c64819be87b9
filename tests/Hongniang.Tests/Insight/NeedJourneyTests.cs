using Hongniang.Insight;
using Hongniang.Needs;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Insight;

public sealed class NeedJourneyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(NeedState.Draft, null, JourneyStage.Submitted)]
    [InlineData(NeedState.Submitted, JourneyStage.Submitted, JourneyStage.Verified)]
    [InlineData(NeedState.Accepted, JourneyStage.Verified, JourneyStage.Matching)]
    [InlineData(NeedState.Published, JourneyStage.Matching, JourneyStage.Recommended)]
    public async Task A_need_by_itself_is_as_far_as_its_own_acts(NeedState state, JourneyStage? furthest, JourneyStage current)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync(state);

        var journey = await LoadAsync(database, need.Id);

        journey.Furthest.ShouldBe(furthest);
        journey.Steps.Single(s => s.IsCurrent).Stage.ShouldBe(current);
    }

    [Theory]
    [InlineData(JourneyTo.Proposed, JourneyStage.Recommended)]
    [InlineData(JourneyTo.Introduced, JourneyStage.Consented)]
    [InlineData(JourneyTo.Met, JourneyStage.Met)]
    [InlineData(JourneyTo.Lost, JourneyStage.Met)]
    [InlineData(JourneyTo.Signed, JourneyStage.Signed)]
    [InlineData(JourneyTo.FollowedUp, JourneyStage.FollowUp)]
    internal async Task Its_engagements_carry_it_on(JourneyTo to, JourneyStage furthest)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        database.Time.Advance(TimeSpan.FromDays(2));
        await new Road(database).EngageAsync(need, await world.AchievementAsync(), to);

        var journey = await LoadAsync(database, need.Id);

        journey.Furthest.ShouldBe(furthest);
        journey.Steps.Where(s => s.IsDone).Select(s => s.Stage).ShouldBe(Enum.GetValues<JourneyStage>().TakeWhile(s => s <= furthest));
        journey.Steps[0].On.ShouldBe(new DateOnly(2026, 11, 24));
        journey.Steps[(int)furthest].On.ShouldBe(new DateOnly(2026, 11, 26));
    }

    [Fact]
    public async Task A_closed_need_has_no_next_step()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        await using (var scope = database.Open())
        {
            scope.Db.Needs.Attach(need);
            need.Close(NeedOutcome.SolvedByItself, null, database.Clock.Now);
            await scope.Db.SaveChangesAsync(Ct);
        }

        var journey = await LoadAsync(database, need.Id);

        journey.Steps.Where(s => s.IsDone).Select(s => s.Stage)
            .ShouldBe([JourneyStage.Submitted, JourneyStage.Verified, JourneyStage.Matching, JourneyStage.Closed]);
        journey.Steps.ShouldNotContain(s => s.IsCurrent);
    }

    [Fact]
    public async Task A_need_outside_the_readers_scope_has_no_journey()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();

        await using var scope = database.Open(world.ScopeOf(world.Guangzhou, world.Tianhe));

        (await NeedJourney.LoadAsync(scope.Db, database.Clock, need.Id, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task One_query_tells_the_whole_journey()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        await new Road(database).EngageAsync(need, await world.AchievementAsync(), JourneyTo.FollowedUp);
        database.Queries.Reset();

        await LoadAsync(database, need.Id);

        database.Queries.Count.ShouldBe(1);
    }

    private static async Task<NeedJourney> LoadAsync(TestDatabase database, NeedId id)
    {
        await using var scope = database.Open();
        return (await NeedJourney.LoadAsync(scope.Db, database.Clock, id, Ct)).ShouldNotBeNull();
    }
}
