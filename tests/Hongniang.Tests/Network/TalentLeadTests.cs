using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Network.Talent;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Network;

public sealed class TalentLeadTests
{
    private static readonly LeadText Team = new("柔性储能材料", "狮城团队", null, null, "C38", 3, "中试项目", 20_000_000m, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lead_arrives_with_a_day_and_counts_once_with_all_that_it_brings()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var (scope, manager, today) = (world.ScopeOf(world.Foshan, world.Nanhai), World.Manager(world.Foshan), database.Clock.Today);
        var number = await FindAsync(database, world, Team);
        await FindAsync(database, world, Team with { Title = "另一方向" });

        (await MoveAsync(LeadStage.Visiting)).ShouldBeNull();
        (await MoveAsync(LeadStage.Contacted)).ShouldBe("lead.back");
        (await MoveAsync(LeadStage.Agreed)).ShouldBe("lead.target");
        (await ChangeAsync(Team with { Target = "测试电池有限公司" })).ShouldBeNull();
        (await MoveAsync(LeadStage.Agreed)).ShouldBeNull();
        (await ChangeAsync(Team)).ShouldBe("lead.target");
        (await MoveAsync(LeadStage.Arrived)).ShouldBe("required");
        (await MoveAsync(LeadStage.Arrived, today.AddDays(1))).ShouldBe("date.future");
        (await MoveAsync(LeadStage.Arrived, today)).ShouldBeNull();
        (await MoveAsync(LeadStage.Lost, reason: "走了")).ShouldBe("lead.over");

        await using var open = database.Open(scope);
        var found = await LeadList.LoadAsync(open.Db, new(), new Page(1), Ct);
        found.Arrived.ShouldBe(new LeadList.Brought(1, 3, 1, 20_000_000m));
        found.Page.Total.ShouldBe(2);
        (await LeadList.LoadAsync(open.Db, new("储能", LeadStage.Arrived), new Page(1), Ct)).Page.Rows.ShouldHaveSingleItem().TargetName.ShouldBe("测试电池有限公司");
        (await open.Db.Journal.Where(j => j.SubjectNumber == number).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(["Found", "Moved", "Changed", "Moved", "Moved"]);

        async Task<string?> MoveAsync(LeadStage to, DateOnly? on = null, string? reason = null)
        {
            await using var step = database.Open(scope);
            var version = await step.Db.TalentLeads.Where(l => l.Number == number).Select(l => l.Version).SingleAsync(Ct);
            return (await step.The<ChangeLead>().MoveAsync(number, version, new(to, on, reason), manager, Ct)).Problems is [var first, ..] ? first.Code : null;
        }

        async Task<string?> ChangeAsync(LeadText text)
        {
            await using var step = database.Open(scope);
            var version = await step.Db.TalentLeads.Where(l => l.Number == number).Select(l => l.Version).SingleAsync(Ct);
            return (await step.The<ChangeLead>().RunAsync(number, version, text, manager, Ct)).Problems is [var first, ..] ? first.Code : null;
        }
    }

    [Fact]
    public async Task Another_territory_neither_sees_nor_moves_it_and_what_cannot_be_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var number = await FindAsync(database, world, Team);
        await using var guangzhou = database.Open(world.ScopeOf(world.Guangzhou, world.Tianhe));
        var stranger = World.Manager(world.Guangzhou);

        (await LeadDetail.LoadAsync(guangzhou.Db, number, stranger, Ct)).ShouldBeNull();
        (await LeadList.LoadAsync(guangzhou.Db, new(), new Page(1), Ct)).Page.Total.ShouldBe(0);
        (await guangzhou.The<ChangeLead>().MoveAsync(number, 0, new(LeadStage.Lost, null, "试试"), stranger, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await guangzhou.The<FindLead>().RunAsync(new(world.Foshan, Team), stranger, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("holder.outside");
        await using var foshan = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        (await foshan.The<FindLead>().RunAsync(new(world.Foshan, new("无", "", "ZD-2026-000999", "没有这家", "C99", 0, null, -1m, null)), World.Manager(world.Foshan), Ct)).Problems.Select(p => p.Field)
            .ShouldBe(["Title", "PersonName", "IndustryCode", "Capital", "People", "Station", "Target"]);
        (await foshan.The<ChangeLead>().MoveAsync(number, 5, new(LeadStage.Lost, null, "x"), World.Manager(world.Foshan), Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("stale");
        (await foshan.The<ChangeLead>().MoveAsync(number, 0, new(LeadStage.Lost, null, null), World.Manager(world.Foshan), Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("required");
        (await foshan.The<ChangeLead>().MoveAsync(number, 0, new(LeadStage.Lost, null, "去了别处"), World.Manager(world.Foshan) with { Role = nameof(Role.Leader) }, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
    }

    private static async Task<string> FindAsync(TestDatabase database, World world, LeadText text)
    {
        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var result = await open.The<FindLead>().RunAsync(new(world.Foshan, text), World.Manager(world.Foshan), Ct);
        result.Problems.ShouldBeEmpty();
        return result.Value;
    }
}
