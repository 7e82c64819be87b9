using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Needs;

public sealed class NeedClockTests
{
    [Theory]
    [InlineData(600_000, 1_000_000)]
    [InlineData(9, 10)]
    public async Task A_budget_is_compared_as_a_number(int from, int to)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);

        var need = await world.NeedAsync(change: f => f with { BudgetFrom = from, BudgetTo = to });

        await using var reader = database.Open();
        (await reader.Db.Needs.Where(n => n.Id == need.Id).Select(n => new { n.BudgetFrom, n.BudgetTo }).SingleAsync()).ShouldBe(new { BudgetFrom = (decimal?)from, BudgetTo = (decimal?)to });
        await Should.ThrowAsync<DbUpdateException>(() => world.NeedAsync(change: f => f with { BudgetFrom = to, BudgetTo = from }));
    }

    [Fact]
    public async Task A_published_need_expires_after_its_last_valid_day_unless_somebody_is_engaged_on_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var (plain, engaged) = (await world.NeedAsync(), await world.NeedAsync());
        await EngageAsync(database, world, engaged);
        database.Time.Advance(TimeSpan.FromDays(Need.ValidDays));

        (await ExpireAsync(database)).ShouldBe(0);
        database.Time.Advance(TimeSpan.FromDays(1));
        (await ExpireAsync(database)).ShouldBe(1);
        (await ExpireAsync(database)).ShouldBe(0);

        await using var reader = database.Open();
        (await reader.Db.Needs.SingleAsync(n => n.Id == plain.Id)).State.ShouldBe(NeedState.Expired);
        (await reader.Db.Needs.SingleAsync(n => n.Id == engaged.Id)).State.ShouldBe(NeedState.Published);
        (await reader.Db.Journal.Where(j => j.Verb == "Expired").Select(j => j.SubjectId).SingleAsync()).ShouldBe(plain.Id.Value);
    }

    [Fact]
    public async Task An_expired_need_that_is_reopened_is_valid_for_another_while()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        database.Time.Advance(TimeSpan.FromDays(Need.ValidDays + 1));
        await ExpireAsync(database);

        await using (var scope = database.Open())
        {
            (await scope.The<ReopenNeed>().RunAsync(new(need.Number, 1, "企业确认仍有需要"), World.Manager(world.Foshan), default)).Problems.ShouldBeEmpty();
        }

        (await ExpireAsync(database)).ShouldBe(0);
        await using var reader = database.Open();
        (await reader.Db.Needs.SingleAsync(n => n.Id == need.Id)).ValidUntil.ShouldBe(database.Clock.Today.AddDays(Need.ValidDays));
    }

    [Fact]
    public async Task An_idle_need_is_warned_of_once_and_then_sleeps_and_any_act_of_a_person_keeps_it_awake()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var (idle, kept, draft) = (await world.NeedAsync(NeedState.Accepted), await world.NeedAsync(NeedState.Accepted), await world.NeedAsync(NeedState.Draft));
        database.Time.Advance(TimeSpan.FromDays(60));
        var expert = await world.ExpertAsync();
        await using (var scope = database.Open())
        {
            (await scope.The<KeepCandidate>().RunAsync(new(kept.Number, expert.Number, 1, 80), World.Manager(world.Foshan), default)).Problems.ShouldBeEmpty();
        }

        (await SleepAsync(database)).ShouldBe(new SleepIdleNeeds.Output(0, 0));
        database.Time.Advance(TimeSpan.FromDays(31));
        (await SleepAsync(database)).ShouldBe(new SleepIdleNeeds.Output(1, 0));
        (await SleepAsync(database)).ShouldBe(new SleepIdleNeeds.Output(0, 0));
        database.Time.Advance(TimeSpan.FromDays(30));
        (await SleepAsync(database)).ShouldBe(new SleepIdleNeeds.Output(0, 1));
        database.Time.Advance(TimeSpan.FromDays(30));
        (await SleepAsync(database)).ShouldBe(new SleepIdleNeeds.Output(1, 0));

        await using var reader = database.Open();
        (await reader.Db.Needs.OrderBy(n => n.Number).Select(n => n.State).ToListAsync()).ShouldBe([NeedState.Dormant, NeedState.Accepted, NeedState.Draft]);
        draft.State.ShouldBe(NeedState.Draft);
        idle.Number.ShouldNotBe(kept.Number);
    }

    private static async Task<int> ExpireAsync(TestDatabase database)
    {
        await using var scope = database.Open();
        return (await scope.The<ExpireNeeds>().RunAsync(NeedsInWork.Since(scope.Db, database.Clock.Now.AddDays(-90)), default)).Value;
    }

    private static async Task<SleepIdleNeeds.Output> SleepAsync(TestDatabase database)
    {
        await using var scope = database.Open();
        return (await scope.The<SleepIdleNeeds>().RunAsync(NeedsInWork.Since(scope.Db, database.Clock.Now.AddDays(-90)), default)).Value;
    }

    private static async Task EngageAsync(TestDatabase database, World world, Need need)
    {
        var achievement = await world.AchievementAsync();
        await using var scope = database.Open();
        scope.Db.Engagements.Add(Engagement.Propose(new EngagementId(database.Clock.NewId()), "DJ-2026-900001", need, achievement,
            new Engagement.Proposal(World.Manager(world.Foshan), "电话征询", database.Clock.Today.AddDays(5)), database.Clock.Now));
        await scope.Db.SaveChangesAsync();
    }
}
