using System.Net;
using System.Text;
using Hongniang.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Network;

public sealed class PartnershipPageTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n");

    [Fact]
    public async Task A_partnership_is_started_signed_and_granted_and_counted_where_its_list_opens()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var refused = await manager.SubmitAsync("/partnerships/new", "new-partnership", [("Input.Partner", "没有这家"), ("Input.Purpose", "引进专家")]);
        var started = await manager.SubmitAsync("/partnerships/new", "new-partnership", [("Input.Partner", "测试理工大学"), ("Input.Purpose", "引进专家")]);
        var address = started.Location.ShouldNotBeNull();
        var early = await manager.SubmitAsync(address, "level", [("Input.Level", "Strategic")]);
        var unsigned = await manager.SubmitAsync($"{address}/agreement", "agreement", [("Input.Title", "战略合作协议"), ("Input.SignedOn", "2026-02-30")]);
        var signed = await manager.SubmitAsync($"{address}/agreement", "agreement",
            [("Input.Title", "战略合作协议"), ("Input.Kind", "Strategic"), ("Input.SignedOn", Day(host, -10)), ("Input.ValidUntil", Day(host, 60))], ("Input.File", "协议.pdf", Pdf));
        var granted = await manager.SubmitAsync(address, "level", [("Input.Level", "Strategic")]);

        refused.Text.ShouldContain("There is no such unit in your sight");
        refused.Form("new-partnership").ShouldNotBeNull().Values.ShouldContain(("Input.Purpose", "引进专家"));
        early.Text.ShouldContain("“Strategic” needs a strategic agreement that holds");
        unsigned.Form("agreement").ShouldNotBeNull().Values.ShouldContain(("Input.Title", "战略合作协议"));
        signed.Location.ShouldBe(address);
        granted.Location.ShouldBe(address);
        var page = await manager.GetAsync(address);
        page.Text.ShouldContain("Strategic");
        (await manager.DownloadAsync(page.Links.Single(l => l.EndsWith("/file", StringComparison.Ordinal)))).ShouldBe(Pdf);

        var own = await NumberAsync(host);
        var unit = await manager.GetAsync($"/organizations/{own}");
        var list = unit.Links.Single(l => l.StartsWith("/partnerships?", StringComparison.Ordinal) && l.Contains("agreement=Strategic", StringComparison.Ordinal));
        list.ShouldBe($"/partnerships?unit={own}&agreement=Strategic");
        (await manager.GetAsync(list)).Text.ShouldContain("测试理工大学");
        (await manager.GetAsync("/?all=true")).Text.ShouldContain("测试理工大学 · 战略合作协议");
        Encoding.UTF8.GetString(await manager.DownloadAsync("/partnerships/export.csv?agreement=Strategic")).ShouldContain("测试理工大学");
        Encoding.UTF8.GetString(await manager.DownloadAsync("/partnerships/export.csv?agreement=None")).ShouldNotContain("测试理工大学");
    }

    [Fact]
    public async Task An_agreement_has_a_page_of_its_own_that_the_search_finds_and_neighbours_do_not()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var address = (await manager.SubmitAsync("/partnerships/new", "new-partnership", [("Input.Partner", "测试理工大学")])).Location.ShouldNotBeNull();
        await manager.SubmitAsync($"{address}/agreement", "agreement", [("Input.Title", "共建联合实验室协议"), ("Input.Kind", "Cooperation"), ("Input.SignedOn", Day(host, -10)), ("Input.ValidUntil", Day(host, 60))]);
        var at = (await manager.GetAsync(address)).Links.Single(l => l.StartsWith("/agreements/", StringComparison.Ordinal));

        var page = await manager.GetAsync(at);
        page.Heading.ShouldBe("共建联合实验室协议");
        page.Text.ShouldContain("测试理工大学");
        (await manager.GetAsync("/search?q=联合实验室")).Links.ShouldContain(at);
        (await manager.GetAsync("/search?q=测试理工")).Links.ShouldContain(at);
        (await manager.GetAsync($"/search?q={at[^14..]}")).Location.ShouldNotBeNull().ShouldEndWith(at);
        (await manager.GetAsync("/search/suggest?q=联合实验室")).Html.ShouldContain("agreements");
        (await manager.GetAsync(page.Links.Single(l => l.Contains("renews=", StringComparison.Ordinal)))).Form("agreement").ShouldNotBeNull().Values.ShouldContain(("Input.Title", "共建联合实验室协议"));
        var end = page.Forms.Single(f => f.Action?.EndsWith("/end", StringComparison.Ordinal) == true);
        (await manager.PostAsync(end.Action!, [.. end.Values.Where(v => v.Name != "reason"), ("reason", "提前完成")])).Location.ShouldBe(at); // why: found by its action
        (await manager.GetAsync(at)).Text.ShouldContain("提前完成");

        var neighbour = await host.SignInAsync(Role.TechnologyManager, host.World.Guangzhou);
        (await neighbour.GetAsync(at)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync("/search?q=联合实验室")).Links.ShouldNotContain(at);
        var university = await host.SignInAsync(Role.Enterprise, host.World.University);
        (await university.GetAsync("/search?q=联合实验室")).Links.ShouldNotContain(at);
    }

    [Fact]
    public async Task What_was_done_and_planned_is_written_on_the_page_itself_and_nothing_typed_is_lost()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var address = (await manager.SubmitAsync("/partnerships/new", "new-partnership", [("Input.Partner", "测试理工大学")])).Location.ShouldNotBeNull();

        var refused = await manager.SubmitAsync(address, "activity", [("Input.HeldOn", ""), ("Input.Summary", "走访三家企业")]);
        (await manager.SubmitAsync(address, "activity", [("Input.Summary", "走访三家企业")])).Location.ShouldBe(address);
        var unread = await manager.SubmitAsync(address, "plan", [("Input.Year", "明年"), ("Input.Goals", "走访十家企业")]);
        (await manager.SubmitAsync(address, "plan", [("Input.Goals", "走访十家企业")])).Location.ShouldBe(address);
        (await manager.SubmitAsync($"{address}/edit", "partnership", [("Input.Purpose", "联合攻关")])).Location.ShouldBe(address);

        refused.Form("activity").ShouldNotBeNull().Values.ShouldContain(("Input.Summary", "走访三家企业"));
        unread.Form("plan").ShouldNotBeNull().Values.ShouldContain(("Input.Goals", "走访十家企业"));
        var page = await manager.GetAsync(address);
        page.Text.ShouldContain("走访三家企业");
        page.Text.ShouldContain("走访十家企业");
        page.Text.ShouldContain("联合攻关");
        (await manager.SubmitAsync(address, $"{address}/end", [("reason", "不再合作")])).Location.ShouldBe(address);
        (await manager.GetAsync(address)).Text.ShouldContain("不再合作");
        (await manager.GetAsync($"{address}/agreement")).Text.ShouldContain("This partnership has ended.");
    }

    [Fact]
    public async Task The_number_of_queries_does_not_depend_on_the_number_of_partnerships()
    {
        await using var host = await WebHost.StartAsync(configure: QueryCounts.WithoutFollower);
        var manager = await host.ManagerAsync();
        await manager.SubmitAsync("/partnerships/new", "new-partnership", [("Input.Partner", "测试理工大学")]);
        var one = await host.QueriesOfAsync(() => manager.GetAsync("/partnerships"));
        foreach (var name in new[] { "甲研究院", "乙研究院", "丙研究院" })
        {
            await manager.SubmitAsync("/organizations/new", "new-organization", [("Input.Name", name), ("Input.Kind", "ResearchInstitute"), ("Input.RegionCode", "440605")]);
            (await manager.SubmitAsync("/partnerships/new", "new-partnership", [("Input.Partner", name)])).Location.ShouldNotBeNull();
        }

        (await host.QueriesOfAsync(() => manager.GetAsync("/partnerships"))).ShouldBe(one);
    }

    [Fact]
    public async Task Another_city_finds_nothing_at_the_address()
    {
        await using var host = await WebHost.StartAsync();
        var address = (await (await host.ManagerAsync()).SubmitAsync("/partnerships/new", "new-partnership", [("Input.Partner", "测试理工大学")])).Location.ShouldNotBeNull();
        var stranger = await host.SignInAsync(Role.Officer, host.World.Guangzhou);

        (await stranger.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/partnerships")).Text.ShouldContain("No partnerships yet");
        (await stranger.GetAsync($"/search?q={address.Split('/')[^1]}")).Location.ShouldBeNull();
    }

    private static string Day(WebHost host, int ahead) => host.Database.Clock.Today.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> NumberAsync(WebHost host)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Organizations.Where(o => o.Id == host.World.Foshan).Select(o => o.Number).SingleAsync(TestContext.Current.CancellationToken);
    }
}
