using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Insight;
using Hongniang.Network;
using Hongniang.Network.Merging;
using Hongniang.Network.Partnerships;
using Hongniang.People;
using Hongniang.Tasks;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Tasks;

public sealed class TaskRoadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_gap_becomes_one_task_that_says_when_a_unit_was_found()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.NeedAsync();
        var manager = await AddAsync(database, Role.TechnologyManager, "甲", world.Foshan);
        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var number = (await open.The<OpenTask>().RunAsync(new(new(Industry: "C3841", Region: "440605"), Typed(database, manager)), manager, Ct)).Value;

        // The same gap again, by somebody above who sees everything.
        await using var above = database.Open(Scope.Everything with { Territory = [world.Province] });
        var again = await above.The<OpenTask>().RunAsync(new(new(Industry: "C38", Region: "440605"), Typed(database, manager)), World.Manager(world.Province), Ct);
        again.Problems.ShouldHaveSingleItem().Code.ShouldBe("task.open-already");
        again.Problems[0].Args.ShouldBe([number, "甲"]);

        var cell = (await MatrixAsync(open)).Lines.Single().Cells.Single();
        (cell.IsGap, cell.Task).ShouldBe((true, new CapabilityMatrix.OpenTask(number, "甲")));
        (await open.Db.Tasks.SingleAsync(Ct)).HolderId.ShouldBe(world.Nanhai);
        (await OneAsync(open, database, manager)).Able.ShouldBe(0);
        (await TaskDetail.LoadAsync(open.Db, number, manager, Ct))!.Gap.ShouldBe((1, 0));

        await CardAsync(database, world, "C38");
        (await OneAsync(open, database, manager)).Able.ShouldBe(1);
        cell = (await MatrixAsync(open)).Lines.Single().Cells.Single();
        (cell.IsGap, cell.Units, cell.Task?.Number).ShouldBe((false, 1, number));
        (await TaskDetail.LoadAsync(open.Db, number, manager, Ct))!.Gap.ShouldBe((1, 1));

        (await open.The<CloseTask>().RunAsync(new(number, 0, TaskState.Done, "已找到"), manager, Ct)).Problems.ShouldBeEmpty();
        (await open.The<OpenTask>().RunAsync(new(new(Industry: "C38", Region: "440605"), Typed(database, manager)), manager, Ct)).Problems.ShouldBeEmpty();
        (await open.Db.Journal.Where(j => j.SubjectNumber == number).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(["Opened", "Done"]);
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field_and_a_closed_task_stays_as_it_is()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var manager = await AddAsync(database, Role.TechnologyManager, "甲", world.Nanhai);
        var stranger = await AddAsync(database, Role.TechnologyManager, "外", world.Guangzhou);
        await using var open = database.Open(world.ScopeOf(world.Nanhai));

        (await open.The<OpenTask>().RunAsync(new(new(), new(" ", null, null, null)), manager, Ct)).Problems.Select(p => p.Field).ShouldBe(["Title", "AssigneeId", "DueOn"]);
        (await open.The<OpenTask>().RunAsync(new(new(), new("整理", null, stranger.AccountId, database.Clock.Today.AddDays(-1))), manager, Ct)).Problems.Select(p => p.Code).ShouldBe(["choice.unknown", "task.past"]);
        (await open.The<OpenTask>().RunAsync(new(new(Industry: "Z99", Region: "9"), Typed(database, manager)), manager, Ct)).Problems.Select(p => p.Field).ShouldBe(["Industry", "Region"]);
        (await open.The<OpenTask>().RunAsync(new(new(Need: "XQ-2026-777777"), Typed(database, manager)), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");

        var number = (await open.The<OpenTask>().RunAsync(new(new(), Typed(database, manager)), manager, Ct)).Value;
        (await open.The<CloseTask>().RunAsync(new(number, 0, null, ""), manager, Ct)).Problems.Select(p => p.Field).ShouldBe(["State", "ResultNote"]);
        (await open.The<CloseTask>().RunAsync(new(number, 5, TaskState.Done, "好了"), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("stale");
        (await open.The<CloseTask>().RunAsync(new(number, 0, TaskState.Dropped, "不再需要"), manager, Ct)).Problems.ShouldBeEmpty();
        (await open.The<ChangeTask>().RunAsync(new(number, 1, Typed(database, manager)), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("task.closed");

        await using var neighbour = database.Open(world.ScopeOf(world.Guangzhou));
        (await TaskDetail.LoadAsync(neighbour.Db, number, stranger, Ct)).ShouldBeNull();
        (await neighbour.The<CloseTask>().RunAsync(new(number, 1, TaskState.Done, "好了"), stranger, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        var leader = manager with { Role = nameof(Role.Leader) };
        (await TaskDetail.LoadAsync(open.Db, number, leader, Ct))!.ReasonNotToChange!.Code.ShouldBe("not-allowed");
        (await open.The<OpenTask>().RunAsync(new(new(), Typed(database, manager)), leader, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
    }

    [Fact]
    public async Task A_unit_is_asked_about_a_need_once_and_the_task_follows_the_unit_into_another()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        var manager = await AddAsync(database, Role.TechnologyManager, "甲", world.Province);
        await using var open = database.Open(Scope.Everything with { Territory = [world.Province] });
        var (firm, other) = (await NumberAsync(open, world.Firm), await NumberAsync(open, world.OtherFirm));

        var number = (await open.The<OpenTask>().RunAsync(new(new(Need: need.Number, Unit: other), Typed(database, manager)), manager, Ct)).Value;
        (await open.The<OpenTask>().RunAsync(new(new(Need: need.Number, Unit: other), Typed(database, manager)), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("task.open-already");
        (await open.The<OpenTask>().RunAsync(new(new(Need: need.Number), Typed(database, manager)), manager, Ct)).Problems.ShouldBeEmpty();

        (await RowsAsync(open, database, manager, new(Need: need.Number))).Count.ShouldBe(2);
        var row = (await RowsAsync(open, database, manager, new(Unit: other))).ShouldHaveSingleItem();
        (row.Number, row.Need?.Number, row.Unit?.Name, row.HolderId).ShouldBe((number, need.Number, "测试家电有限公司", world.Nanhai));

        (await open.The<MergeOrganizations>().RunAsync(new(firm, 0, other, 0), World.Manager(world.Province), Ct)).Problems.ShouldBeEmpty();
        (await RowsAsync(open, database, manager, new(Unit: firm))).ShouldHaveSingleItem().Number.ShouldBe(number);
        (await open.Db.Journal.Where(j => j.SubjectNumber == number).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(["Opened", "UnitMerged"]);
    }

    [Fact]
    public async Task My_day_shows_what_is_due_and_leaving_hands_tasks_over()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var (manager, colleague) = (await AddAsync(database, Role.TechnologyManager, "甲", world.Foshan), await AddAsync(database, Role.TechnologyManager, "乙", world.Foshan));
        string number;
        await using (var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai)))
        {
            number = (await open.The<OpenTask>().RunAsync(new(new(), Typed(database, manager) with { DueOn = database.Clock.Today }), manager, Ct)).Value;
            await open.The<OpenTask>().RunAsync(new(new(), Typed(database, manager)), manager, Ct);
            var day = await MyDay.LoadAsync(open.Db, database.Clock, manager, mine: true, null, 1, Ct);
            var row = day.Sections.Single(s => s.Part is MyDay.DayPart.Tasks).Page.Rows.ShouldHaveSingleItem();
            (row.Number, row.IsOverdue, row.Version).ShouldBe((number, false, 0));
            (await MyDay.LoadAsync(open.Db, database.Clock, colleague, mine: true, null, 1, Ct)).Sections.Single(s => s.Part is MyDay.DayPart.Tasks).Page.Total.ShouldBe(0);
        }

        await using (var leaving = database.Open())
        {
            (await leaving.The<LeaveOrganization>().RunAsync(new(null, null), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("account.open-work");
            (await leaving.The<HandOverWork>().RunAsync(new(manager.AccountId!.Value, colleague.AccountId), manager, Ct)).Value.ShouldBe(2);
        }

        await using var after = database.Open();
        (await after.Db.Tasks.Select(t => t.AssigneeName).Distinct().ToListAsync(Ct)).ShouldBe(["乙"]);
        (await after.Db.Journal.Where(j => j.SubjectNumber == number).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(["Opened", "HandedOver"]);
    }

    private static TaskInput Typed(TestDatabase database, Actor who) => new("寻找能承接的单位", null, who.AccountId, database.Clock.Today.AddDays(10));

    private static async Task<TaskList.Row> OneAsync(TestScope open, TestDatabase database, Actor who) => (await RowsAsync(open, database, who, new())).ShouldHaveSingleItem();

    private static async Task<IReadOnlyList<TaskList.Row>> RowsAsync(TestScope open, TestDatabase database, Actor who, TaskList.Filter filter) =>
        (await TaskList.LoadAsync(open.Db, database.Clock, who, filter, TaskList.TaskGroup.Open, TaskList.Order.Due, true, new Page(1), Ct)).Page.Rows;

    private static async Task<CapabilityMatrix> MatrixAsync(TestScope open)
    {
        var tree = (await RegionTree.LoadAsync(open.Db, Ct)).ShouldNotBeNull();
        return await CapabilityMatrix.LoadAsync(open.Db, tree, tree.Root, Ct);
    }

    private static Task<string> NumberAsync(TestScope open, OrganizationId id) => open.Db.Organizations.Where(o => o.Id == id).Select(o => o.Number).SingleAsync(Ct);

    private static async Task CardAsync(TestDatabase database, World world, string industries)
    {
        await using var open = database.Open(Scope.Everything with { Territory = [world.Province] });
        var number = await NumberAsync(open, world.University);
        (await open.The<ChangeCapabilityCard>().RunAsync(new(number, 0, new CapabilityCard { Industries = industries }), World.Manager(world.Province), Ct)).Problems.ShouldBeEmpty();
        (await open.The<StartPartnership>().RunAsync(new("南海区科协（测试）", "测试理工大学", database.Clock.Today, null), World.Manager(world.Province), Ct)).Problems.ShouldBeEmpty();
    }

    private static async Task<Actor> AddAsync(TestDatabase database, Role role, string name, OrganizationId organization)
    {
        await using var open = database.Open();
        var account = Account.Open(database.Clock.NewId(), $"{role}-{name}@example.cn", name, "hash", database.Clock.Now, role, organization, null);
        open.Db.Users.Add(account);
        await open.Db.SaveChangesAsync(Ct);
        return account.ToActor();
    }
}
