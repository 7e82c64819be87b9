using System.Net;
using System.Text;
using Hongniang.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Network;

public sealed class StationPageTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n");

    private static readonly (string, string)[] Application =
        [("Input.Name", "佛山电池服务站"), ("Input.Kind", "SocietyStation"), ("Input.RegionCode", "440600"), ("Input.Society", "测试理工大学"), ("Input.Host", "测试电池有限公司"), ("Input.Plan", "走访企业")];

    [Fact]
    public async Task An_application_is_scored_by_two_selected_agreed_on_and_runs()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var reviewer = await host.SignInAsync(Role.Reviewer, host.World.Foshan);
        (string, string)[] points = [("Input.Need", "20"), ("Input.Team", "18"), ("Input.Plan", "21"), ("Input.Support", "19")];

        var refused = await manager.SubmitAsync("/stations/new", "new-station", [.. Application.Where(a => a.Item1 != "Input.Host"), ("Input.Host", "没有这家")]);
        var address = (await manager.SubmitAsync("/stations/new", "new-station", Application)).Location.ShouldNotBeNull();
        var early = await manager.GetAsync(address);
        var unread = await reviewer.SubmitAsync($"{address}/score", "score", [("Input.Need", "很好"), ("Input.Team", "18")]);
        (await reviewer.SubmitAsync($"{address}/score", "score", points)).Location.ShouldBe(address);
        (await manager.SubmitAsync($"{address}/score", "score", points)).Location.ShouldBe(address);
        (await manager.SubmitAsync(address, $"{address}/select", [])).Location.ShouldBe(address);
        (await manager.SubmitAsync($"{address}/agreement", "station-agreement", [("Input.RunsUntil", Day(host, 60))], ("Input.File", "协议.pdf", Pdf))).Location.ShouldBe(address);
        (await manager.SubmitAsync(address, $"{address}/open", [])).Location.ShouldBe(address);

        refused.Text.ShouldContain("There is no such unit in your sight");
        refused.Form("new-station").ShouldNotBeNull().Values.ShouldContain(("Input.Plan", "走访企业"));
        early.Text.ShouldContain("2 score sheets are needed");
        early.Form($"{address}/select").ShouldBeNull();
        unread.Form("score").ShouldNotBeNull().Values.ShouldContain(("Input.Team", "18"));
        var page = await manager.GetAsync(address);
        page.Text.ShouldContain("78 points on average");
        page.Text.ShouldContain("Running");
        (await manager.DownloadAsync($"{address}/file")).ShouldBe(Pdf);
        (await manager.GetAsync("/stations?kind=SocietyStation&state=Running&lapsing=1")).Text.ShouldContain("佛山电池服务站");
        (await manager.GetAsync("/?all=true")).Text.ShouldContain("佛山电池服务站");
        (await manager.GetAsync($"/organizations/{await NumberAsync(host)}")).Links.ShouldContain($"/stations?kind=SocietyStation&state=Running&holder={await NumberAsync(host)}");
        Encoding.UTF8.GetString(await manager.DownloadAsync("/stations/export.csv")).ShouldContain("佛山电池服务站");
        (await reviewer.GetAsync(address)).Form($"{address}/close").ShouldBeNull();
    }

    [Fact]
    public async Task Members_services_checks_and_maturity_are_written_on_the_page_and_nothing_typed_is_lost()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var address = await RunningAsync(host, manager);

        var refused = await manager.SubmitAsync(address, "service", [("Input.Summary", ""), ("Input.EnterpriseName", "甲公司")]);
        (await manager.SubmitAsync(address, "service", [("Input.Summary", "现场诊断"), ("Input.EnterpriseName", "甲公司")])).Location.ShouldBe(address);
        (await manager.SubmitAsync(address, "member", [("Input.Name", "样例专家")])).Location.ShouldBe(address);
        var unchecked_ = await manager.SubmitAsync(address, "check", [("Input.Points", "百分"), ("Input.Summary", "服务到位")]);
        (await manager.SubmitAsync(address, "check", [("Input.Points", "90"), ("Input.Summary", "服务到位")])).Location.ShouldBe(address);
        (await manager.SubmitAsync(address, "renewal", [("Longer.RunsUntil", Day(host, 700))])).Location.ShouldBe(address);
        var bare = await manager.SubmitAsync(address, "maturity", [("Input.Maturity", "Proven"), ("Input.NextStep", "多服务")]);
        (await manager.SubmitAsync(address, "maturity", [("Input.Maturity", "SetUp"), ("Input.NextStep", "多服务")])).Location.ShouldBe(address);
        (await manager.SubmitAsync($"{address}/edit", "station", [("Input.Plan", "每月走访")])).Location.ShouldBe(address);

        refused.Form("service").ShouldNotBeNull().Values.ShouldContain(("Input.EnterpriseName", "甲公司"));
        unchecked_.Form("check").ShouldNotBeNull().Values.ShouldContain(("Input.Summary", "服务到位"));
        bare.Text.ShouldContain("does not carry this level yet");
        var page = await manager.GetAsync(address);
        foreach (var said in new[] { "现场诊断", "甲公司 (1)", "样例专家", "90 points", "多服务", "每月走访", "Level 1" })
        {
            page.Text.ShouldContain(said);
        }

        var remove = page.Forms.Single(f => f.Action?.EndsWith("/remove", StringComparison.Ordinal) == true);
        (await manager.SendAsync(page, remove, [])).Location.ShouldBe(address);
        (await manager.GetAsync(address)).Text.ShouldContain("Nobody is named yet.");
        (await manager.SubmitAsync(address, $"{address}/close", [("reason", "任务完成")])).Location.ShouldBe(address);
        (await manager.GetAsync(address)).Text.ShouldContain("任务完成");
    }

    [Fact]
    public async Task A_playbook_is_read_by_another_city_and_copied_there()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var address = await RunningAsync(host, manager);
        await using (var scope = host.Database.Open())
        {
            var station = await scope.Db.Stations.SingleAsync(TestContext.Current.CancellationToken);
            station.Grow(Hongniang.Network.Stations.MaturityLevel.Proven, null, host.Database.Clock.Today);
            await scope.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var number = address.Split('/')[^1];
        (await manager.SubmitAsync(address, "playbook", [("Input.Text", "")])).Text.ShouldContain("This field is required.");
        (await manager.SubmitAsync(address, "playbook", [("Input.Text", "每季度驻站一周")])).Location.ShouldBe($"/playbooks/{number}");
        var other = await host.SignInAsync(Role.TechnologyManager, host.World.Guangzhou);
        (await other.GetAsync("/playbooks")).Text.ShouldContain("佛山电池服务站");
        (await other.GetAsync($"/playbooks/{number}")).Text.ShouldContain("每季度驻站一周");
        (await other.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (string, string)[] copy = [("Input.Name", "广州电池服务站"), ("Input.RegionCode", "440100")];
        (await other.SubmitAsync($"/stations/new?from={number}", "new-station", copy)).Location.ShouldNotBeNull();
        (await other.GetAsync($"/playbooks/{number}")).Text.ShouldContain("广州电池服务站");
        (await manager.GetAsync("/stations/layout")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_number_of_queries_does_not_depend_on_the_number_of_stations()
    {
        await using var host = await WebHost.StartAsync(configure: QueryCounts.WithoutFollower);
        var manager = await host.ManagerAsync();
        await manager.SubmitAsync("/stations/new", "new-station", Application);
        var one = await host.QueriesOfAsync(() => manager.GetAsync("/stations"));
        for (var i = 0; i < 3; i++)
        {
            (await manager.SubmitAsync("/stations/new", "new-station", Application)).Location.ShouldNotBeNull();
        }

        (await host.QueriesOfAsync(() => manager.GetAsync("/stations"))).ShouldBe(one);
    }

    [Fact]
    public async Task Another_city_finds_nothing_at_the_address()
    {
        await using var host = await WebHost.StartAsync();
        var address = (await (await host.ManagerAsync()).SubmitAsync("/stations/new", "new-station", Application)).Location.ShouldNotBeNull();
        var stranger = await host.SignInAsync(Role.Officer, host.World.Guangzhou);

        (await stranger.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/stations")).Text.ShouldContain("No stations yet");
    }

    private static async Task<string> RunningAsync(WebHost host, Visitor manager)
    {
        (string, string)[] points = [("Input.Need", "20"), ("Input.Team", "20"), ("Input.Plan", "20"), ("Input.Support", "20")];
        var address = (await manager.SubmitAsync("/stations/new", "new-station", Application)).Location.ShouldNotBeNull();
        await (await host.SignInAsync(Role.Reviewer, host.World.Foshan)).SubmitAsync($"{address}/score", "score", points);
        await manager.SubmitAsync($"{address}/score", "score", points);
        await manager.SubmitAsync(address, $"{address}/select", []);
        await manager.SubmitAsync($"{address}/agreement", "station-agreement", [("Input.RunsUntil", Day(host, 400))]);
        await manager.SubmitAsync(address, $"{address}/open", []);
        return address;
    }

    private static string Day(WebHost host, int ahead) => host.Database.Clock.Today.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> NumberAsync(WebHost host)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Organizations.Where(o => o.Id == host.World.Foshan).Select(o => o.Number).SingleAsync(TestContext.Current.CancellationToken);
    }
}
