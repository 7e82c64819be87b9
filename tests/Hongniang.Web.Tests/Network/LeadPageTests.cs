using System.Net;
using System.Text;
using Hongniang.Access;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Network;

public sealed class LeadPageTests
{
    [Fact]
    public async Task A_lead_is_written_down_changed_and_moved_and_nothing_typed_is_lost()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        (string, string)[] typed = [("Input.Title", "柔性储能材料"), ("Input.PersonName", "狮城团队"), ("Input.Target", "测试电池有限公司"), ("Input.Project", "中试项目")];

        var refused = await manager.SubmitAsync("/leads/new", "new-lead", [.. typed, ("Input.People", "三"), ("Input.Capital", "2000")]);
        var address = (await manager.SubmitAsync("/leads/new", "new-lead", [.. typed, ("Input.People", "3"), ("Input.Capital", "2000")])).Location.ShouldNotBeNull();
        var early = await manager.SubmitAsync(address, "move", [("Input.Stage", "Arrived")]);
        (await manager.SubmitAsync($"{address}/edit", "lead", [("Input.Policy", "市级人才项目")])).Location.ShouldBe(address);
        (await manager.SubmitAsync(address, "move", [("Input.Stage", "Arrived"), ("Input.ArrivedOn", host.Database.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))])).Location.ShouldBe(address);

        refused.Form("new-lead").ShouldNotBeNull().Values.ShouldContain(("Input.Project", "中试项目"));
        early.Text.ShouldContain("This field is required.");
        var page = await manager.GetAsync(address);
        page.Text.ShouldContain("市级人才项目");
        page.Form("move").ShouldBeNull();
        (await manager.GetAsync("/leads?stage=Arrived")).Text.ShouldContain("Arrived: 1 lead, with 3 people, 1 project and");
        Encoding.UTF8.GetString(await manager.DownloadAsync("/leads/export.csv")).ShouldContain("20000000");
        var stranger = await host.SignInAsync(Role.Officer, host.World.Guangzhou);
        (await stranger.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/leads")).Text.ShouldContain("No leads yet");
    }
}
