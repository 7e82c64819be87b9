using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Needs;
using Hongniang.Testing;
using Hongniang.Visits;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Visits;

public sealed class VisitRoadTests
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visit_is_planned_reported_and_leaves_drafts_of_the_needs_that_were_found()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var number = (await PlanAsync(database, world, "测试电池有限公司")).Value;

        var sent = Report(number, 0) with { Needs = [new("电芯注液效率提升", "注液时间太长，希望缩短一半。"), new("", " "), new("极片毛刺检测", null)], Photos = [Picture, Picture] };
        var done = await ReportAsync(database, world, sent);

        done.Problems.ShouldBeEmpty();
        await using var open = database.Open();
        var visit = await open.Db.Visits.SingleAsync(v => v.Number == number, Ct);
        (visit.State, visit.HeldOn, visit.Findings, visit.EnterpriseId, visit.Photos.Count).ShouldBe((VisitState.Held, database.Clock.Today, "新产线良率偏低。", world.Firm, 1));
        var needs = await open.Db.Needs.Where(n => n.SourceReference == number).OrderBy(n => n.Number).ToListAsync(Ct);
        needs.Select(n => (n.Title, n.State, n.Source, n.EnterpriseId, n.HolderId)).ShouldBe(
        [
            ("电芯注液效率提升", NeedState.Draft, NeedSource.Visit, world.Firm, world.Nanhai), ("极片毛刺检测", NeedState.Draft, NeedSource.Visit, world.Firm, world.Nanhai),
        ]);
        done.Value.Needs.ShouldBe(needs.Select(n => n.Number));
        (await VerbsAsync(database, visit.Id)).ShouldBe(["Planned", "Held"]);
        (await open.Db.Files.CountAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_report_sent_again_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var number = (await PlanAsync(database, world, "测试电池有限公司")).Value;
        var sent = Report(number, 0) with { Needs = [new("电芯注液效率提升", null)] };

        var first = await ReportAsync(database, world, sent);
        var again = await ReportAsync(database, world, sent);

        again.Value.Number.ShouldBe(number);
        again.Value.Needs.ShouldBe(first.Value.Needs);
        await using var open = database.Open();
        (await open.Db.Needs.CountAsync(Ct)).ShouldBe(1);
        (await VerbsAsync(database, (await open.Db.Visits.SingleAsync(Ct)).Id)).ShouldBe(["Planned", "Held"]);
    }

    [Fact]
    public async Task A_report_that_meets_another_is_refused_and_nothing_of_it_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var number = (await PlanAsync(database, world, "测试电池有限公司")).Value;
        (await ReportAsync(database, world, Report(number, 0))).Problems.ShouldBeEmpty();

        var late = Report(number, 0) with { Findings = "我也记了一份。", Needs = [new("不应出现", null)] };
        (await ReportAsync(database, world, late)).Problems.ShouldHaveSingleItem().Code.ShouldBe("stale");
        await using (var open = database.Open())
        {
            (await open.Db.Visits.SingleAsync(Ct)).Findings.ShouldBe("新产线良率偏低。");
            (await open.Db.Needs.CountAsync(Ct)).ShouldBe(0);
        }

        (await ReportAsync(database, world, late with { Version = 1, Needs = [] })).Problems.ShouldBeEmpty();
        await using var now = database.Open();
        var visit = await now.Db.Visits.SingleAsync(Ct);
        visit.Findings.ShouldBe("我也记了一份。");
        (await VerbsAsync(database, visit.Id)).ShouldBe(["Planned", "Held", "Corrected"]);
    }

    [Fact]
    public async Task A_visit_that_nobody_planned_is_made_by_its_report_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var sent = Report(null, 0) with { EnterpriseName = "测试电池有限公司" };

        var made = await ReportAsync(database, world, sent);
        (await ReportAsync(database, world, sent)).Value.Number.ShouldBe(made.Value.Number);

        await using var open = database.Open();
        var visit = await open.Db.Visits.SingleAsync(Ct);
        (visit.State, visit.EnterpriseId, visit.RegionCode, visit.LeaderName).ShouldBe((VisitState.Held, world.Firm, "440605", "测试红娘"));
        (await ReportAsync(database, world, Report(null, 0) with { EnterpriseName = "没有登记的工厂" })).Problems.ShouldHaveSingleItem().Field.ShouldBe("RegionCode");
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field_and_nothing_is_written()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        (await PlanAsync(database, world, "", on: null)).Problems.Select(p => p.Field).ShouldBe(["EnterpriseName", "RegionCode", "On"]);
        var number = (await PlanAsync(database, world, "测试电池有限公司")).Value;

        var wrong = Report(number, 0) with { HeldOn = database.Clock.Today.AddDays(1), Findings = "无", Needs = [new(new string('长', 200), null)], Photos = ["<html>"u8.ToArray()] };
        (await ReportAsync(database, world, wrong)).Problems.Select(p => p.Field).ShouldBe(["HeldOn", "Findings", "Needs[0].Title", "Photos"]);
        (await ReportAsync(database, world, Report(number, 0) with { Key = Guid.Empty })).Problems.ShouldHaveSingleItem().Code.ShouldBe("visit.no-key");
        await using var open = database.Open();
        (await open.Db.Visits.SingleAsync(Ct)).State.ShouldBe(VisitState.Planned);
        (await open.Db.Files.CountAsync(Ct) + await open.Db.Needs.CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Stops_change_places_within_their_day_and_a_cancelled_visit_is_out_of_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var first = (await PlanAsync(database, world, "测试电池有限公司")).Value;
        var second = (await PlanAsync(database, world, "第二家工厂", "440605")).Value;
        var third = (await PlanAsync(database, world, "第三家工厂", "440605")).Value;

        await DoAsync<MoveVisit>(database, world, m => m.RunAsync(new(third, Earlier: true), World.Manager(world.Nanhai), Ct));
        await DoAsync<MoveVisit>(database, world, m => m.RunAsync(new(first, Earlier: true), World.Manager(world.Nanhai), Ct));
        (await DoAsync<CancelVisit>(database, world, c => c.RunAsync(new(first, 0, ""), World.Manager(world.Nanhai), Ct))).Problems.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        (await DoAsync<CancelVisit>(database, world, c => c.RunAsync(new(first, 0, "企业停产"), World.Manager(world.Nanhai), Ct))).Problems.ShouldBeEmpty();

        await using var open = database.Open();
        var list = await VisitList.LoadAsync(open.Db, database.Clock, World.Manager(world.Nanhai), new(), null, new Page(1), Ct);
        list.Page.Rows.Select(r => r.Number).ShouldBe([third, second]);
        (list.PerGroup[VisitList.VisitGroup.Coming], list.PerGroup[VisitList.VisitGroup.Cancelled]).ShouldBe((2, 1));
        (await ReportAsync(database, world, Report(first, 1))).Problems.ShouldHaveSingleItem().Code.ShouldBe("visit.wrong-state");
    }

    [Fact]
    public async Task Neighbours_and_readers_change_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var number = (await PlanAsync(database, world, "测试电池有限公司")).Value;
        await using var neighbour = database.Open(world.ScopeOf(world.Guangzhou));
        (await neighbour.The<ReportVisit>().RunAsync(Report(number, 0), World.Manager(world.Guangzhou), Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await VisitDetail.LoadAsync(neighbour.Db, number, World.Manager(world.Guangzhou), Ct)).ShouldBeNull();

        await using var leader = database.Open(world.ScopeOf(world.Nanhai));
        var looks = World.Manager(world.Nanhai) with { Role = nameof(Role.Leader) };
        (await leader.The<ReportVisit>().RunAsync(Report(number, 0), looks, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await VisitDetail.LoadAsync(leader.Db, number, looks, Ct))!.ReasonNotToReport!.Code.ShouldBe("not-allowed");
    }

    private static ReportVisit.Input Report(string? number, int version) =>
        new(number, Guid.CreateVersion7(), version, null, null, new DateOnly(2026, 11, 24), "李总工", "新产线良率偏低。", [], []);

    private static Task<Result<string>> PlanAsync(TestDatabase database, World world, string firm, string region = "") => PlanAsync(database, world, firm, database.Clock.Today, region);

    private static async Task<Result<string>> PlanAsync(TestDatabase database, World world, string firm, DateOnly? on, string region = "")
    {
        await using var scope = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var actor = World.Manager(world.Nanhai);
        return await scope.The<PlanVisit>().RunAsync(
            new(new Visit.Plan { HolderId = default, EnterpriseName = firm, RegionCode = region, On = on ?? default, LeaderId = actor.AccountId, LeaderName = actor.Name }), actor, Ct);
    }

    private static async Task<Result<ReportVisit.Output>> ReportAsync(TestDatabase database, World world, ReportVisit.Input input)
    {
        await using var scope = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        return await scope.The<ReportVisit>().RunAsync(input with { HeldOn = input.HeldOn == new DateOnly(2026, 11, 24) ? database.Clock.Today : input.HeldOn }, World.Manager(world.Nanhai), Ct);
    }

    private static async Task<Result> DoAsync<T>(TestDatabase database, World world, Func<T, Task<Result>> act)
        where T : notnull
    {
        await using var scope = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        return await act(scope.The<T>());
    }

    private static async Task<List<string>> VerbsAsync(TestDatabase database, Guid subject)
    {
        await using var open = database.Open();
        return await open.Db.Journal.Where(j => j.SubjectId == subject).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct);
    }
}
