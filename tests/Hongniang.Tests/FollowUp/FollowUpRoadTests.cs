using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Testing;
using Hongniang.Tests.Engagements;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.FollowUp;

public sealed class FollowUpRoadTests
{
    [Fact]
    public async Task A_follow_up_is_recorded_once_with_its_money_and_its_grade()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        await pair.SignAsync();
        database.Time.Advance(TimeSpan.FromDays(31));
        var step = await StepAsync(pair, 30);

        (await pair.DoAsync<RecordFollowUp, Result>(r => r.RunAsync(Findings(pair, step), pair.Manager, default))).Problems.ShouldBeEmpty();
        (await pair.DoAsync<RecordFollowUp, Result>(r => r.RunAsync(Findings(pair, step) with { Version = 1 }, pair.Manager, default))).Problems.ShouldHaveSingleItem().Code.ShouldBe("follow-up.done");

        var done = await StepAsync(pair, 30);
        (done.Progress, done.ReceivedAmount, done.Evidence, done.IsAtRisk, done.DoneByName).ShouldBe((FollowUpProgress.OnPlan, 300_000m, EvidenceGrade.E2, false, "测试红娘"));
        (await pair.VerbsAsync(step.Id)).ShouldBe(["Recorded"]);
        await using var reader = database.Open();
        (await reader.Db.FollowUpSteps.CountAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task Completion_or_termination_takes_the_planned_rest_away()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        await pair.SignAsync();
        database.Time.Advance(TimeSpan.FromDays(40));
        var step = await StepAsync(pair, 30);

        (await pair.DoAsync<RecordFollowUp, Result>(r => r.RunAsync(Findings(pair, step) with { Progress = FollowUpProgress.Terminated }, pair.Manager, default))).Problems.ShouldBeEmpty();

        await using var reader = database.Open();
        (await reader.Db.FollowUpSteps.Select(f => f.PlanDay).ToListAsync()).ShouldBe([30]);
        (await pair.VerbsAsync(step.ContractId)).ShouldBe(["Recorded", "FollowUpsPlanned", "FollowUpsEnded"]);
    }

    [Fact]
    public async Task Wrong_findings_are_all_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        await pair.SignAsync();
        var step = await StepAsync(pair, 30);

        var early = await pair.DoAsync<RecordFollowUp, Result>(r => r.RunAsync(
            new(step.Id, 0, pair.Today.AddDays(-1), null, null, "很多", AmountUnit.Yuan, (EvidenceGrade)9, false, ""), pair.Manager, default));
        var late = await pair.DoAsync<RecordFollowUp, Result>(r => r.RunAsync(Findings(pair, step) with { HeldOn = pair.Today.AddDays(1) }, pair.Manager, default));

        early.Problems.Select(p => p.Field).ShouldBe(["HeldOn", "Channel", "Progress", "Evidence", "Summary", "Received"]);
        early.Problems[0].Code.ShouldBe("follow-up.before-signing");
        late.Problems.ShouldHaveSingleItem().Code.ShouldBe("date.future");
    }

    [Fact]
    public async Task A_follow_up_is_moved_with_a_reason_and_an_extra_one_is_planned()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var contract = await pair.SignAsync();
        var step = await StepAsync(pair, 30);

        (await pair.DoAsync<MoveFollowUp, Result>(m => m.RunAsync(new(step.Id, 0, pair.Today.AddDays(-1), ""), pair.Manager, default))).Problems.Select(p => p.Field).ShouldBe(["Due", "Reason"]);
        (await pair.DoAsync<MoveFollowUp, Result>(m => m.RunAsync(new(step.Id, 0, pair.Today.AddDays(45), "企业搬迁"), pair.Manager, default))).Problems.ShouldBeEmpty();
        (await pair.DoAsync<MoveFollowUp, Result>(m => m.RunAsync(new(step.Id, 0, pair.Today.AddDays(50), "又搬"), pair.Manager, default))).Problems.ShouldHaveSingleItem().Code.ShouldBe("stale");
        (await pair.DoAsync<PlanExtraFollowUp, Result>(p => p.RunAsync(new(contract, pair.Today.AddDays(7), "看首批到款"), pair.Manager, default))).Problems.ShouldBeEmpty();

        (await StepAsync(pair, 30)).DueOn.ShouldBe(pair.Today.AddDays(45));
        var extra = await StepAsync(pair, 0);
        (extra.DueOn, extra.OwnerName, extra.ContractId).ShouldBe((pair.Today.AddDays(7), "测试红娘", step.ContractId));
        (await pair.VerbsAsync(step.Id)).ShouldBe(["Moved"]);
        (await pair.VerbsAsync(extra.Id)).ShouldBe(["Planned"]);
    }

    [Fact]
    public async Task The_sides_read_and_others_find_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var contract = await pair.SignAsync();
        var step = await StepAsync(pair, 30);

        (await CodeAsync(pair.FirmPerson, pair.FirmScope)).ShouldBe("not-allowed");
        (await CodeAsync(pair.Manager with { Role = nameof(Role.Leader) }, pair.Staff)).ShouldBe("not-allowed");
        (await CodeAsync(World.Manager(pair.World.Guangzhou), pair.World.ScopeOf(pair.World.Guangzhou))).ShouldBe("not-found");
        (await pair.DoAsync<PlanExtraFollowUp, Result>(p => p.RunAsync(new(contract, pair.Today, null), pair.FirmPerson, default), pair.FirmScope)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");

        async Task<string> CodeAsync(Actor actor, Scope scope) =>
            (await pair.DoAsync<MoveFollowUp, Result>(m => m.RunAsync(new(step.Id, 0, pair.Today.AddDays(9), "原因"), actor, default), scope)).Problems.ShouldHaveSingleItem().Code;
    }

    [Fact]
    public async Task The_list_groups_by_day_and_asks_three_times()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var contract = await pair.SignAsync();
        var one = await CountAsync();
        await pair.SignAsync(pair.Expert.Number);
        database.Time.Advance(TimeSpan.FromDays(85));
        await pair.DoAsync<RecordFollowUp, Result>(async r => await r.RunAsync(Findings(pair, await StepAsync(pair, 30)), pair.Manager, default));

        (await CountAsync()).ShouldBe(one);
        one.ShouldBe(3);
        await using var reader = database.Open(pair.Staff);
        var found = await FollowUpList.LoadAsync(reader.Db, database.Clock, pair.Manager, new(), null, new Page(1), default);
        found.PerGroup.OrderBy(g => g.Key).Select(g => (g.Key, g.Value)).ShouldBe(
            [(FollowUpList.DueGroup.Overdue, 1), (FollowUpList.DueGroup.Due, 2), (FollowUpList.DueGroup.Coming, 4), (FollowUpList.DueGroup.Done, 1)]);
        found.Page.Rows.Select(r => r.DueOn).ShouldBeInOrder();
        found.Page.Total.ShouldBe(7);
        found.Page.Rows.ShouldAllBe(r => r.MayWork);
        foreach (var group in Enum.GetValues<FollowUpList.DueGroup>())
        {
            var page = (await FollowUpList.LoadAsync(reader.Db, database.Clock, pair.Manager, new(), group, new Page(1), default)).Page;
            page.Rows.Count.ShouldBe(page.Total);
            page.Rows.ShouldAllBe(r => r.GroupOn(pair.Today) == group);
        }

        (await FollowUpList.LoadAsync(reader.Db, database.Clock, pair.Manager, new(Words: contract, Owner: pair.Manager.AccountId), null, new Page(1), default)).Page.Total.ShouldBe(3);
        (await FollowUpList.OfContractAsync(reader.Db, contract, pair.Manager, default)).Select(r => r.PlanDay).ShouldBe([30, 90, 180, 360]);
        await using var firm = database.Open(pair.FirmScope);
        (await FollowUpList.OfContractAsync(firm.Db, contract, pair.FirmPerson, default)).ShouldAllBe(r => !r.MayWork);

        async Task<int> CountAsync()
        {
            await using var open = database.Open(pair.Staff);
            database.Queries.Reset();
            await FollowUpList.LoadAsync(open.Db, database.Clock, pair.Manager, new(), null, new Page(1), default);
            return database.Queries.Count;
        }
    }

    private static RecordFollowUp.Input Findings(Pair pair, FollowUpStep step) =>
        new(step.Id, 0, pair.Today, FollowUpChannel.Visit, FollowUpProgress.OnPlan, "30", AmountUnit.TenThousand, EvidenceGrade.E2, false, "首款已到账，按计划推进");

    private static async Task<FollowUpStep> StepAsync(Pair pair, int planDay)
    {
        await using var reader = pair.Database.Open();
        return await reader.Db.FollowUpSteps.AsNoTracking().Where(f => f.PlanDay == planDay).OrderBy(f => f.Id).FirstAsync();
    }
}
