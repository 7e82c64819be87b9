using System.Net;
using System.Text;
using Hongniang.Access;
using Hongniang.Common.Tables;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Supply;

public sealed class AchievementPageTests
{
    [Fact]
    public async Task The_list_shows_the_territory_and_what_the_network_shares_on_request()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.AchievementAsync("本地成果", f => f with { HolderId = world.Nanhai });
            await world.AchievementAsync("共享成果");
            await world.AchievementAsync("外地不公开的成果", f => f with { Visibility = Visibility.Holder });
        });
        var manager = await host.ManagerAsync();

        var own = await manager.GetAsync("/achievements");
        var network = await manager.GetAsync("/achievements?all=1");

        own.Text.ShouldContain("本地成果");
        own.Text.ShouldNotContain("共享成果");
        network.Text.ShouldContain("共享成果");
        network.Text.ShouldNotContain("外地不公开的成果");
    }

    [Fact]
    public async Task A_hidden_achievement_of_another_city_has_no_page()
    {
        await using var host = await WebHost.StartAsync(world => world.AchievementAsync(change: f => f with { Visibility = Visibility.Holder }));
        var number = await NumberAsync(host);

        (await (await host.ManagerAsync()).GetAsync($"/achievements/{number}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await host.SignInAsync(Role.TechnologyManager, host.World.Guangzhou)).GetAsync($"/achievements/{number}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_list_needs_as_many_queries_for_three_rows_as_for_one()
    {
        (await QueriesAsync(1)).ShouldBe(await QueriesAsync(3));

        static async Task<int> QueriesAsync(int count)
        {
            await using var host = await WebHost.StartAsync(async world =>
            {
                for (var i = 0; i < count; i++)
                {
                    await world.AchievementAsync($"成果{i}", f => f with { HolderId = world.Nanhai });
                }
            }, QueryCounts.WithoutFollower);
            var manager = await host.ManagerAsync();
            return await host.QueriesOfAsync(() => manager.GetAsync("/achievements"));
        }
    }

    [Fact]
    public async Task A_refused_form_keeps_everything_that_was_typed()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var refused = await manager.SubmitAsync("/achievements/new", "new-achievement",
            [("Input.Title", "钠离子电池层状正极"), ("Input.OwnerName", "测试理工大学"), ("Input.AskingPrice", "一百多"), ("Input.TransferModes", "Licence"), ("Input.DisciplineCodes", "炼金术"), ("Input.Intent", "publish")]);

        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Text.ShouldContain("“一百多” is not an amount");
        refused.Text.ShouldContain("There is no discipline called “炼金术”");
        refused.Text.ShouldContain("This field is required.");
        var form = refused.Form("new-achievement").ShouldNotBeNull();
        form.Values.ShouldContain(("Input.Title", "钠离子电池层状正极"));
        form.Values.ShouldContain(("Input.AskingPrice", "一百多"));
        form.Values.ShouldContain(("Input.TransferModes", "Licence"));
    }

    [Fact]
    public async Task An_achievement_is_entered_published_and_withdrawn_with_a_reason()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var entered = await manager.SubmitAsync("/achievements/new", "new-achievement",
            [("Input.Title", "钠离子电池层状正极"), ("Input.Summary", "循环 3000 次容量保持率 85%。"), ("Input.OwnerName", "测试理工大学"), ("Input.AskingPrice", "120"), ("Input.ReadinessLevel", "6"), ("Input.Intent", "draft")]);
        var page = await manager.GetAsync(entered.Location.ShouldNotBeNull());
        await manager.SubmitAsync(entered.Location, entered.Location + "/publish", []);
        var published = await ReadAsync(host);
        var refused = await manager.SubmitAsync(entered.Location + "/withdraw", "withdraw", [("Input.Reason", new string('长', 501))]);
        var still = await ReadAsync(host);
        await manager.SubmitAsync(entered.Location + "/withdraw", "withdraw", [("Input.Reason", "专利已转让")]);

        page.Text.ShouldContain("self-declared");
        page.Text.ShouldContain("CNY 1,200,000");
        published.State.ShouldBe(SupplyState.Published);
        published.OwnerId.ShouldBe(host.World.University);
        published.AskingPrice.ShouldBe(1_200_000m);
        still.State.ShouldBe(SupplyState.Published);
        refused.Text.ShouldContain(new string('长', 501)); // what was typed is still there
        (await ReadAsync(host)).State.ShouldBe(SupplyState.Withdrawn);
        (await manager.GetAsync(entered.Location)).Text.ShouldContain("专利已转让");
    }

    [Fact]
    public async Task A_stale_form_shows_both_versions_and_can_be_saved_again()
    {
        await using var host = await WebHost.StartAsync(world => world.AchievementAsync(change: f => f with { HolderId = world.Nanhai }));
        var address = $"/achievements/{await NumberAsync(host)}/edit";
        var first = await host.ManagerAsync();
        var second = await host.ManagerAsync();
        var opened = await second.GetAsync(address);

        await first.SubmitAsync(address, "achievement", [("Input.Title", "先改的名称")]);
        var refused = await second.SendAsync(opened, opened.Form("achievement").ShouldNotBeNull(), [("Input.Title", "后改的名称")]);
        var saved = await second.SendAsync(refused, refused.Form("achievement").ShouldNotBeNull(), []);

        refused.Text.ShouldContain("changed this record while you were editing");
        refused.Text.ShouldContain("先改的名称");
        refused.Form("achievement")!.Values.ShouldContain(("Input.Title", "后改的名称")); // why: asked just before
        saved.Location.ShouldNotBeNull(saved.Status + " " + saved.Text);
        (await ReadAsync(host)).Title.ShouldBe("后改的名称");
    }

    [Fact]
    public async Task A_contact_is_masked_everywhere_until_a_reason_is_given()
    {
        await using var host = await WebHost.StartAsync(world => world.AchievementAsync(change: f => f with { HolderId = world.Nanhai }));
        var address = $"/achievements/{await NumberAsync(host)}";
        var manager = await host.ManagerAsync();

        var page = await manager.GetAsync(address);
        var list = await manager.GetAsync("/achievements");
        var csv = Encoding.UTF8.GetString(await manager.DownloadAsync("/achievements/export.csv"));
        var without = await manager.SubmitAsync(address + "/contact", "contact", [("Input.Reason", "")]);
        var shown = await manager.SubmitAsync(address + "/contact", "contact", [("Input.Reason", "约首次沟通")]);

        foreach (var text in new[] { page.Html, list.Html, csv, without.Html })
        {
            text.ShouldNotContain("13900005678");
            text.ShouldNotContain("李四");
        }

        page.Text.ShouldContain("139****5678");
        csv.ShouldContain("139****5678");
        shown.Text.ShouldContain("13900005678");
        (await manager.GetAsync(address)).Text.ShouldContain("约首次沟通");
    }

    [Fact]
    public async Task The_export_holds_the_filter_and_guards_against_formulas()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.AchievementAsync("=cmd|'/c calc'!A1", f => f with { HolderId = world.Nanhai, AskingPrice = 350_000m });
            await world.AchievementAsync("别的成果", f => f with { HolderId = world.Nanhai, ReadinessLevel = 3 });
            await world.AchievementAsync("外地成果");
        });
        var manager = await host.ManagerAsync();

        var csv = Encoding.UTF8.GetString(await manager.DownloadAsync("/achievements/export.csv?trl=5"));
        var xlsx = await manager.DownloadAsync("/achievements/export.xlsx");

        csv.ShouldContain("'=cmd");
        csv.ShouldContain("350000");
        csv.ShouldNotContain("别的成果");
        csv.ShouldNotContain("外地成果");
        TableFile.Open(xlsx, "a.xlsx").Value.Rows(null).Count().ShouldBe(3);
    }

    [Fact]
    public async Task An_achievement_shows_the_needs_that_it_could_meet_to_staff_only()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.NeedAsync();
            await world.AchievementAsync();
        });
        var address = $"/achievements/{await NumberAsync(host)}";

        var staff = await (await host.ManagerAsync()).GetAsync(address);
        var owner = await (await host.SignInAsync(Role.Enterprise, host.World.University)).GetAsync(address);

        staff.Text.ShouldContain("Needs that it could meet");
        staff.Text.ShouldContain("高镍三元动力电解液的开发");
        owner.Status.ShouldBe(HttpStatusCode.OK);
        owner.Text.ShouldNotContain("高镍三元动力电解液的开发");
        owner.Text.ShouldContain("13900005678");
    }

    private static async Task<string> NumberAsync(WebHost host) => (await ReadAsync(host)).Number;

    private static async Task<Achievement> ReadAsync(WebHost host)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Achievements.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
    }
}
