using Hongniang.Common.Tables;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Engagements;

public sealed class AssignmentPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_is_asked_for_made_compared_exported_and_adopted()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.ExpertAsync();
            await world.NeedAsync();
            await world.NeedAsync();
        });
        var manager = await host.ManagerAsync();
        (await manager.GetAsync("/assignments")).Text.ShouldContain("No plans yet");

        var address = await PlanAsync(host, manager, "/assignments/new", ("Input.TakerCap", "1"), ("Input.LeastScore", "5"));
        var page = await manager.GetAsync(address);
        page.Text.ShouldContain("Proved to be the best");
        page.Text.ShouldContain("everybody who would suit is full");
        page.Text.ShouldContain("What the limits cost");
        (await manager.GetAsync(address + "/progress")).Text.ShouldContain("\"isOpen\":false");
        var sheet = TableFile.Open(await manager.DownloadAsync(address + "/export.xlsx"), "a.xlsx").Value;
        sheet.Rows(null).Count().ShouldBe(3);

        var wider = await PlanAsync(host, manager, "/assignments/new?from=" + address[13..], ("Input.TakerCap", "2"));
        (await manager.GetAsync(wider)).Text.ShouldContain(address[13..]);
        var unsaid = await manager.SubmitAsync(wider, "adopt", [("Input.NextStep", ""), ("Input.Way", "Propose")]);
        unsaid.Text.ShouldContain("This field is required.");
        var adopted = await manager.SubmitAsync(wider, "adopt", [("Input.Way", "Propose")]);
        adopted.Location.ShouldBe(wider);
        (await manager.GetAsync(wider)).Text.ShouldContain("2 introductions were proposed.");
        await using var scope = host.Database.Open();
        (await scope.Db.Engagements.CountAsync(Ct)).ShouldBe(2);
        (await manager.GetAsync("/assignments")).Text.ShouldContain(wider[13..]);
    }

    [Fact]
    public async Task Needs_are_given_to_technology_managers_with_their_reasons_and_taken_back()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync());
        var manager = await host.ManagerAsync();
        await using var scope = host.Database.Open();
        var me = await scope.Db.Users.Select(u => u.Id).SingleAsync(Ct);
        var officer = await host.SignInAsync(Hongniang.Access.Role.Officer, host.World.Foshan);
        (await officer.SubmitAsync($"/managers/new?holder={host.World.Foshan}", "new-manager",
            [("Input.AccountId", me.ToString()), ("Input.RegionCode", "440600"), ("Input.Fields", "C38"), ("Input.LoadCap", "5")])).Location.ShouldNotBeNull();

        var address = await PlanAsync(host, manager, "/assignments/new", ("Input.Kind", "Manager"), ("Input.LeastScore", "5"));
        var page = await manager.GetAsync(address);
        page.Text.ShouldContain("Field 40/40");
        page.Text.ShouldContain("same city");
        (await manager.SubmitAsync(address, "adopt", [("Input.Way", "Give")])).Location.ShouldBe(address);
        var given = await manager.GetAsync(address);
        given.Text.ShouldContain("Needs in these hands now: 1.");
        System.Text.Encoding.UTF8.GetString(await manager.DownloadAsync(address + "/export.csv")).ShouldContain("Field 40/40");
        (await scope.Db.Needs.AsNoTracking().Select(n => n.ManagerId).SingleAsync(Ct)).ShouldBe(me);

        (await manager.SubmitAsync(address, address + "/take-back", [("reason", "重新安排")])).Location.ShouldBe(address);
        (await manager.GetAsync(address)).Text.ShouldContain("Needs taken back: 1.");
        (await scope.Db.Needs.AsNoTracking().Select(n => n.ManagerId).SingleAsync(Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Needs_are_given_to_teams_and_the_page_names_team_and_member()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.TeamAsync([await world.ExpertAsync()]);
            await world.NeedAsync();
        });
        var manager = await host.ManagerAsync();
        (await manager.GetAsync("/assignments/new")).Text.ShouldContain("Service teams and stations of societies");

        var address = await PlanAsync(host, manager, "/assignments/new", ("Input.Kind", "Team"), ("Input.LeastScore", "5"));
        var page = await manager.GetAsync(address);
        await using var scope = host.Database.Open();
        var (team, expert) = (await scope.Db.Stations.SingleAsync(Ct), await scope.Db.Experts.SingleAsync(Ct));
        page.Text.ShouldContain("电池科技服务团");
        page.Text.ShouldContain("Best member · 王五");
        page.Html.ShouldContain($"href=\"/stations/{team.Number}\"");
        page.Html.ShouldContain($"href=\"/experts/{expert.Number}\"");
        page.Html.ShouldContain($"&amp;why={expert.Number}");
        System.Text.Encoding.UTF8.GetString(await manager.DownloadAsync(address + "/export.csv")).ShouldContain($"{expert.Number},王五");

        (await manager.SubmitAsync(address, "adopt", [("Input.Way", "Propose")])).Location.ShouldBe(address);
        (await manager.GetAsync(address)).Text.ShouldContain("1 introductions were proposed.");
        var engagement = await scope.Db.Engagements.SingleAsync(Ct);
        engagement.ExpertId.ShouldBe(expert.Id);
        (await manager.GetAsync($"/engagements/{engagement.Number}")).Text.ShouldContain(team.Number);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_in_words_and_nothing_typed_is_lost()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync(culture: "zh-CN");

        var refused = await manager.SubmitAsync("/assignments/new", "assignment", [("Input.TakerCap", "很多"), ("Input.FloorPercent", "120")]);

        refused.Text.ShouldContain("请填 0 到 100 之间的整数。");
        refused.Form("assignment")!.Values.ShouldContain(("Input.TakerCap", "很多"));
        (await manager.GetAsync("/assignments/FP-2026-000099")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static async Task<string> PlanAsync(WebHost host, Visitor manager, string form, params (string, string)[] values)
    {
        var asked = await manager.SubmitAsync(form, "assignment", values);
        var address = asked.Location.ShouldNotBeNull(asked.Text);
        for (var look = 0; (await manager.GetAsync(address + "/progress")).Text.Contains("\"isOpen\":true", StringComparison.Ordinal); look++)
        {
            look.ShouldBeLessThan(600, "The plan is not made.");
            await Task.Delay(50, Ct);
        }

        return address;
    }
}
