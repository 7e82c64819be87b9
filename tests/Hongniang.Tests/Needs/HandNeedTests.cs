using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Insight;
using Hongniang.Needs;
using Hongniang.People;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Needs;

public sealed class HandNeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_need_is_given_handed_on_and_taken_back_each_with_its_line()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var (scope, first, second) = (world.ScopeOf(world.Foshan, world.Nanhai), await AddAsync(database, world.Foshan, "甲"), await AddAsync(database, world.Nanhai, "乙"));
        var elsewhere = await AddAsync(database, world.Guangzhou, "丙");
        var need = await world.NeedAsync();

        (await HandAsync(elsewhere.AccountId, null)).ShouldBe("choice.unknown");
        (await HandAsync(null, null)).ShouldBe("choice.unknown");
        (await HandAsync(first.AccountId, null)).ShouldBeNull();
        (await HandAsync(first.AccountId, "再来")).ShouldBe("need.same-hands");
        (await HandAsync(second.AccountId, null)).ShouldBe("required");
        (await HandAsync(second.AccountId, "就近服务")).ShouldBeNull();

        await using (var read = database.Open(scope))
        {
            (await NeedList.LoadAsync(read.Db, new(Manager: second.AccountId), new Page(1), Ct)).Page.Rows.ShouldHaveSingleItem().ManagerName.ShouldBe("乙");
            (await NeedList.LoadAsync(read.Db, new(NoManager: true), new Page(1), Ct)).Page.Total.ShouldBe(0);
            (await NeedList.ManagersAsync(read.Db, Ct)).ShouldBe([new NeedList.InHands(second.AccountId!.Value, "乙")]);
        }

        (await HandAsync(null, "本人出差")).ShouldBeNull();
        await using var open = database.Open();
        (await open.Db.Needs.Select(n => n.ManagerId).SingleAsync(Ct)).ShouldBeNull();
        var verbs = await open.Db.Journal.Where(j => j.SubjectId == need.Id.Value).OrderBy(j => j.Sequence).Select(j => new { j.Verb, j.Reason }).ToListAsync(Ct);
        verbs.Select(v => (v.Verb, v.Reason)).ShouldBe([("Given", null), ("HandedOver", "就近服务"), ("TakenBack", "本人出差")]);

        async Task<string?> HandAsync(Guid? to, string? reason)
        {
            await using var step = database.Open(scope);
            var version = await step.Db.Needs.Where(n => n.Id == need.Id).Select(n => n.Version).SingleAsync(Ct);
            return (await step.The<HandNeed>().RunAsync(new(need.Number, version, to, reason), first, Ct)).Problems is [var problem, ..] ? problem.Code : null;
        }
    }

    [Fact]
    public async Task Only_those_who_work_hand_needs_and_only_while_they_are_in_work()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var manager = await AddAsync(database, world.Foshan, "甲");
        var (need, draft) = (await world.NeedAsync(), await world.NeedAsync(NeedState.Draft));

        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        (await open.The<HandNeed>().RunAsync(new(need.Number, need.Version, manager.AccountId, null), manager with { Role = nameof(Role.Leader) }, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await open.The<HandNeed>().RunAsync(new(draft.Number, draft.Version, manager.AccountId, null), manager, Ct)).Succeeded.ShouldBeFalse();
        (await open.The<HandNeed>().RunAsync(new(need.Number, need.Version + 1, manager.AccountId, null), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("stale");
    }

    [Fact]
    public async Task My_day_shows_needs_in_my_hands_that_wait_and_leaving_hands_them_over()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var (manager, colleague) = (await AddAsync(database, world.Foshan, "甲"), await AddAsync(database, world.Foshan, "乙"));
        var scope = world.ScopeOf(world.Foshan, world.Nanhai);
        var (waiting, closed, expert) = (await world.NeedAsync(), await world.NeedAsync(), await world.ExpertAsync());
        var engaged = await world.NeedAsync();
        await new Road(database).EngageAsync(engaged, expert, JourneyTo.Proposed);
        foreach (var need in new[] { waiting, closed, engaged })
        {
            await using var give = database.Open(scope);
            (await give.The<HandNeed>().RunAsync(new(need.Number, need.Version, manager.AccountId, null), manager, Ct)).Problems.ShouldBeEmpty();
        }

        await using (var close = database.Open(scope))
        {
            (await close.The<CloseNeed>().RunAsync(new(closed.Number, closed.Version + 1, NeedOutcome.SolvedElsewhere, "已解决"), manager, Ct)).Problems.ShouldBeEmpty();
        }

        database.Time.Advance(TimeSpan.FromDays(20));
        await using (var read = database.Open(scope))
        {
            var section = (await MyDay.LoadAsync(read.Db, database.Clock, manager, mine: true, null, 1, Ct)).Sections.Single(s => s.Part is MyDay.DayPart.InHands);
            section.Page.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Number.ShouldBe(waiting.Number), r => r.Whose.ShouldBe("甲"), r => r.IsOverdue.ShouldBeTrue());
            section.Overdue.ShouldBe(1);
            (await MyDay.LoadAsync(read.Db, database.Clock, colleague, mine: true, null, 1, Ct)).Sections.Single(s => s.Part is MyDay.DayPart.InHands).Page.Total.ShouldBe(0);
            (await MyDay.LoadAsync(read.Db, database.Clock, colleague, mine: false, null, 1, Ct)).Sections.Single(s => s.Part is MyDay.DayPart.InHands).Page.Total.ShouldBe(1);
        }

        await using (var leave = database.Open(scope))
        {
            (await leave.The<LeaveOrganization>().RunAsync(new(null, "退休"), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("account.open-work");
        }

        await using (var hand = database.Open(scope))
        {
            (await hand.The<HandOverWork>().RunAsync(new(manager.AccountId!.Value, colleague.AccountId), manager, Ct)).Value.ShouldBe(2);
        }

        await using var open = database.Open();
        var hands = await open.Db.Needs.ToDictionaryAsync(n => n.Number, n => n.ManagerName, Ct);
        (hands[waiting.Number], hands[engaged.Number], hands[closed.Number]).ShouldBe(("乙", "乙", "甲"));
        await using var left = database.Open(scope);
        (await left.The<LeaveOrganization>().RunAsync(new(null, "退休"), manager, Ct)).Value.AccountClosed.ShouldBeTrue();
    }

    private static async Task<Actor> AddAsync(TestDatabase database, OrganizationId organization, string name)
    {
        var account = new Account { Id = database.Clock.NewId(), UserName = $"{name}@example.cn", DisplayName = name, Role = Role.TechnologyManager, OrganizationId = organization };
        await using var open = database.Open();
        open.Db.Users.Add(account);
        await open.Db.SaveChangesAsync(Ct);
        return new Actor(account.Id, name, organization.Value, nameof(Role.TechnologyManager));
    }
}
