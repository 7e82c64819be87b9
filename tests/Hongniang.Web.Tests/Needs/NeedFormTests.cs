using System.Net;
using Hongniang.Access;
using Hongniang.Needs;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Needs;

public sealed class NeedFormTests
{
    private static readonly (string Name, string Value)[] Whole =
    [
        ("Input.Title", "低温电解液配方的开发"), ("Input.Description", "现有配方在零下三十度放电容量不足，需要新的溶剂体系。"), ("Input.RegionCode", "440605"),
        ("Input.EnterpriseName", "测试电池有限公司"), ("Input.ContactName", "张三"), ("Input.ContactPhone", "13800001234"), ("Input.BudgetFrom", "50"), ("Input.BudgetTo", "1.2亿"),
        ("Input.Deadline", "2027-06-30"), ("Input.DisciplineCodes", "材料科学，530"), ("Input.CooperationModes", "Licence"), ("Input.CooperationModes", "JointDevelopment"),
        ("Input.Indicators[0].Name", ""), ("Input.Indicators[1].Name", "放电容量"), ("Input.Indicators[1].Target", "≥75%"), ("Input.NotClassified", "true"), ("Input.Intent", "hand-in"),
    ];

    [Fact]
    public async Task A_need_is_handed_in_for_an_enterprise_of_the_register()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var sent = await manager.SubmitAsync("/needs/new", "new-need", Whole);

        sent.Location.ShouldNotBeNull().ShouldStartWith("/needs/XQ-2026-");
        var need = await TheNeedAsync(host);
        need.State.ShouldBe(NeedState.Submitted);
        need.EnterpriseId.ShouldBe(host.World.Firm);
        need.HolderId.ShouldBe(host.World.Nanhai);
        need.BudgetFrom.ShouldBe(500_000);
        need.BudgetTo.ShouldBe(120_000_000);
        need.DisciplineCodes.ShouldBe("430;530");
        need.Indicators.ShouldHaveSingleItem().Target.ShouldBe("≥75%");
        need.CooperationModes.Count.ShouldBe(2);
        (await manager.GetAsync(sent.Location!)).Text.ShouldContain("is handed in for review."); // why: shown above not to be null
    }

    [Fact]
    public async Task A_refused_form_keeps_all_that_was_typed_and_says_what_is_wrong()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var refused = await manager.SubmitAsync("/needs/new", "new-need",
            [.. Whole.Where(f => f.Name is not ("Input.ContactPhone" or "Input.BudgetFrom" or "Input.NotClassified")), ("Input.ContactPhone", "12"), ("Input.BudgetFrom", "很多")]);

        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Text.ShouldContain("“很多” is not an amount.");
        refused.Text.ShouldContain("This is not a telephone number: 12.");
        var typed = refused.Form("new-need").ShouldNotBeNull().Values;
        typed.ShouldContain(("Input.Title", "低温电解液配方的开发"));
        typed.ShouldContain(("Input.BudgetFrom", "很多"));
        typed.ShouldContain(("Input.ContactPhone", "12"));
        typed.ShouldContain(("Input.EnterpriseName", "测试电池有限公司"));
        typed.ShouldContain(("Input.CooperationModes", "Licence"));

        // The empty line went to the end, so that refusals point to the right one.
        typed.ShouldContain(("Input.Indicators[0].Name", "放电容量"));
        (await NeedCountAsync(host)).ShouldBe(0);
    }

    [Fact]
    public async Task Without_the_word_that_nothing_is_classified_a_need_is_kept_as_a_draft_only()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var untouched = Whole.Where(f => f.Name is not ("Input.NotClassified" or "Input.Intent")).ToList();

        var refused = await manager.SubmitAsync("/needs/new", "new-need", [.. untouched, ("Input.Intent", "hand-in")]);
        var kept = await manager.SubmitAsync("/needs/new", "new-need", [.. untouched, ("Input.Intent", "draft")]);

        refused.Text.ShouldContain("Confirm that the need holds nothing classified.");
        kept.Location.ShouldNotBeNull();
        (await TheNeedAsync(host)).State.ShouldBe(NeedState.Draft);
    }

    [Fact]
    public async Task More_lines_and_the_completeness_come_without_a_script_and_save_nothing()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var typed = Whole.Where(f => f.Name is not "Input.Intent").ToList();

        var more = await manager.SubmitAsync("/needs/new", "new-need", [.. typed, ("Input.Intent", "rows")]);
        var check = await manager.SubmitAsync("/needs/new", "new-need", [.. typed, ("Input.Intent", "check")]);

        more.Form("new-need").ShouldNotBeNull().Values.Count(v => v.Name.EndsWith("].Name", StringComparison.Ordinal)).ShouldBe(6);
        check.Text.ShouldContain("Completeness 45%");
        (await NeedCountAsync(host)).ShouldBe(0);
    }

    [Fact]
    public async Task The_completeness_of_a_form_is_counted_by_the_same_rule()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var page = await manager.GetAsync("/needs/new");
        var token = page.Form("new-need").ShouldNotBeNull().Values.Single(v => v.Name == "_token");

        var answer = await manager.PostAsync("/needs/quality", [.. Whole, token]);
        var unsigned = await manager.PostAsync("/needs/quality", Whole);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Html.ShouldContain("\"score\":45");
        unsigned.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_enterprise_writes_for_itself_whatever_the_form_says()
    {
        await using var host = await WebHost.StartAsync();
        var firm = await host.SignInAsync(Role.Enterprise, host.World.Firm);

        var sent = await firm.SubmitAsync("/needs/new", "new-need",
            [.. Whole.Where(f => f.Name is not "Input.EnterpriseName"), ("Input.EnterpriseName", "测试家电有限公司"), ("Input.HolderId", host.World.Tianhe.ToString())]);

        sent.Location.ShouldNotBeNull();
        var need = await TheNeedAsync(host);
        need.EnterpriseId.ShouldBe(host.World.Firm);
        need.HolderId.ShouldBe(host.World.Nanhai);
        need.Source.ShouldBe(NeedSource.SelfReported);
    }

    [Fact]
    public async Task A_stale_form_names_the_other_person_and_shows_both_texts()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync(NeedState.Accepted));
        var number = (await TheNeedAsync(host)).Number;
        var (first, second) = (await host.ManagerAsync(), await host.SignInAsync(Role.Officer, host.World.Nanhai));
        var open = await first.GetAsync($"/needs/{number}/edit");
        await second.SubmitAsync($"/needs/{number}/edit", "need", [("Input.Title", "同事改过的名称"), ("Input.Intent", "draft")]);

        var refused = await first.SendAsync(open, open.Form("need")!, [("Input.Title", "我改的名称"), ("Input.Intent", "draft")]); // why: the page was opened just before
        var again = await first.SendAsync(refused with { Address = $"/needs/{number}/edit" }, refused.Form("need")!, [("Input.Intent", "draft")]); // why: asserted below

        refused.Text.ShouldContain("测试Officer2 changed this record while you were editing.");
        refused.Text.ShouldContain("同事改过的名称 我改的名称");
        refused.Form("need").ShouldNotBeNull().Values.ShouldContain(("Input.Title", "我改的名称"));
        again.Location.ShouldBe($"/needs/{number}");
        (await TheNeedAsync(host)).Title.ShouldBe("我改的名称");
    }

    [Fact]
    public async Task Names_of_enterprises_are_offered_from_the_own_territory_only()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        (await manager.GetAsync("/needs/enterprises?q=测试")).Html.ShouldContain("测试电池有限公司");
        (await manager.GetAsync("/needs/enterprises?q=测试")).Html.ShouldNotContain("测试家电有限公司");
        (await manager.GetAsync("/needs/enterprises?q=测")).Html.ShouldBe("[]");
    }

    [Fact]
    public async Task Leaders_look_and_neighbours_do_not_see()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync(NeedState.Draft));
        var number = (await TheNeedAsync(host)).Number;

        (await (await host.SignInAsync(Role.Leader, host.World.Foshan)).GetAsync("/needs/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await host.SignInAsync(Role.Leader, host.World.Foshan)).GetAsync($"/needs/{number}/edit")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await host.SignInAsync(Role.TechnologyManager, host.World.Guangzhou)).GetAsync($"/needs/{number}/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Need> TheNeedAsync(WebHost host)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Needs.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<int> NeedCountAsync(WebHost host)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Needs.CountAsync(TestContext.Current.CancellationToken);
    }
}
