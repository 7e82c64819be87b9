using System.Net;
using System.Text;
using Hongniang.Access;
using Hongniang.Access.Exports;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Access;

public sealed class ExportTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_short_list_leaves_at_once_with_a_mark_in_each_row_and_an_entry_without_the_words()
    {
        await using var host = await WebHost.StartAsync(async world => await world.NeedAsync());
        var manager = await host.ManagerAsync();

        var lines = Encoding.UTF8.GetString(await manager.DownloadAsync("/needs/export.csv?words=%E7%94%B5%E8%A7%A3%E6%B6%B2&state=Published")).Split("\r\n");

        lines[0].ShouldEndWith(",Taken by");
        lines[1].ShouldEndWith("2026-11-24 10:00");
        lines[1].ShouldContain("测试TechnologyManager");
        await using var scope = host.Database.Open();
        var entry = await scope.Db.Journal.SingleAsync(j => j.Verb == "ListExported", Ct);
        entry.After.ShouldNotBeNull().ShouldContain("words=…&state=Published");
        entry.After.ShouldContain("\"Rows\":1");
    }

    [Fact]
    public async Task A_long_list_waits_for_a_second_person_and_is_then_taken_by_whoever_asked_only()
    {
        await using var host = await ManyAsync();
        var manager = await host.ManagerAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Foshan);
        var other = await host.SignInAsync(Role.Officer, host.World.Foshan);
        const string List = "/experts/export.csv?order=name";

        var request = await AskAsync(manager, List, "年度统计");
        var early = await manager.GetAsync($"{List}&approval={Id(request)}");
        await officer.SubmitAsync(request, "decide", [("Input.Intent", "approve")]);
        var taken = await manager.DownloadAsync($"{List}&approval={Id(request)}");
        var wider = await manager.GetAsync($"/experts/export.csv?approval={Id(request)}");
        var stranger = await other.GetAsync($"{List}&approval={Id(request)}");

        early.Location.ShouldBe(request);
        Encoding.UTF8.GetString(taken).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(102);
        wider.Status.ShouldBe(HttpStatusCode.NotFound);
        stranger.Location.ShouldBe(request);
        await using var scope = host.Database.Open();
        (await scope.Db.Journal.Where(j => j.Verb == "ListExported" || j.SubjectKind == nameof(ExportRequest)).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(["Asked", "Approved", "ListExported"]);

        host.Time.Advance(TimeSpan.FromDays(7));
        (await (await host.ManagerAsync()).GetAsync(request)).Status.ShouldBe(HttpStatusCode.NotFound); // another manager: not theirs to see
        (await scope.Db.ExportRequests.AsNoTracking().SingleAsync(Ct)).IsOver(host.Time.GetUtcNow()).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_approves_the_own_export_and_a_refusal_says_why()
    {
        await using var host = await ManyAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Foshan);
        var abroad = await host.SignInAsync(Role.Officer, host.World.Guangzhou);
        var second = await host.SignInAsync(Role.Officer, host.World.Foshan);

        var request = await AskAsync(officer, "/experts/export.xlsx", "寄送资料");
        var own = await officer.GetAsync(request);
        var silent = await second.SubmitAsync(request, "decide", [("Input.Intent", "refuse"), ("Input.Note", " ")]);
        await second.SubmitAsync(request, "decide", [("Input.Intent", "refuse"), ("Input.Note", "用途不明")]);

        own.Form("decide").ShouldBeNull();
        silent.Text.ShouldContain("This field is required.");
        (await officer.GetAsync(request)).Text.ShouldContain("用途不明");
        (await abroad.GetAsync(request)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync($"/experts/export.xlsx?approval={Id(request)}")).Location.ShouldBe(request);
    }

    [Fact]
    public async Task A_made_up_wish_is_not_taken()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var page = await manager.GetAsync("/exports/new?of=" + Uri.EscapeDataString("{\"List\":\"Experts\",\"Address\":\"/experts/export.csv\",\"Rows\":1}"));

        page.Text.ShouldContain("Open the list, filter it");
        page.Form("ask").ShouldBeNull();
    }

    [Fact]
    public async Task Contacts_are_not_taken_away_one_by_one()
    {
        await using var host = await WebHost.StartAsync(async world => await world.NeedAsync());
        await using var scope = host.Database.Open();
        var number = await scope.Db.Needs.Select(n => n.Number).SingleAsync(Ct);
        var manager = await host.ManagerAsync();
        for (var i = 0; i < Hongniang.Network.RevealContact.MostAnHour; i++)
        {
            (await manager.SubmitAsync($"/needs/{number}/contact", "contact", [("Input.Reason", "约谈")])).Text.ShouldContain("13800001234");
        }

        var refused = await manager.SubmitAsync($"/needs/{number}/contact", "contact", [("Input.Reason", "约谈")]);

        refused.Text.ShouldContain("You have looked at 30 contacts within an hour");
        refused.Text.ShouldNotContain("13800001234");
        (await (await host.ManagerAsync()).SubmitAsync($"/needs/{number}/contact", "contact", [("Input.Reason", "约谈")])).Text.ShouldContain("13800001234"); // a colleague
    }

    private static Task<WebHost> ManyAsync() => WebHost.StartAsync(async world =>
    {
        for (var i = 0; i <= ExportRequest.FreeRows; i++)
        {
            await world.ExpertAsync($"专家{i}", f => f with { HolderId = world.Nanhai });
        }
    }, QueryCounts.WithoutFollower);

    private static async Task<string> AskAsync(Visitor person, string list, string reason)
    {
        var wanted = await person.GetAsync(list);
        wanted.Location.ShouldNotBeNull().ShouldStartWith("/exports/new?of=");
        var asked = await person.SubmitAsync(wanted.Location, "ask", [("Input.Reason", reason)]);
        return asked.Location.ShouldNotBeNull();
    }

    private static string Id(string address) => address[(address.LastIndexOf('/') + 1)..];
}
