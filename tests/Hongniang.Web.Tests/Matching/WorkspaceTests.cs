using System.Net;
using System.Text.RegularExpressions;
using Hongniang.Access;
using Hongniang.Engagements;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Matching;

public sealed class WorkspaceTests
{
    private const string Good = "高电压高镍三元体系锂离子电池电解液及其制备方法";

    [Fact]
    public async Task Candidates_stand_ranked_with_reasons_and_scores_that_add_up()
    {
        await using var host = await StartAsync(2);

        var page = await (await host.Host.ManagerAsync()).GetAsync($"/needs/{host.Need.Number}");

        page.Heading.Replace(" ", "", StringComparison.Ordinal).ShouldBe(host.Need.Title);
        Candidates(page).ShouldBe(host.Achievements.Select(a => a.Number), ignoreOrder: true);
        page.Text.ShouldContain("Achievements 2 Experts 1 Units that can 0 Similar needs 0");
        page.Text.ShouldContain("Same province");
        page.Text.ShouldContain("Searched among 2 achievements and 1 experts");
        foreach (Match score in Regex.Matches(page.Html, "class=\"score\"[^>]*>(\\d+)<small>.*?<tbody>(.*?)</tbody>.*?<b>(\\d+)</b>", RegexOptions.Singleline))
        {
            var points = Regex.Matches(score.Groups[2].Value, ">(\\d+)</td></tr>").Sum(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
            points.ShouldBe(int.Parse(score.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
            score.Groups[3].Value.ShouldBe(score.Groups[1].Value);
        }
    }

    [Fact]
    public async Task The_selected_candidates_phrases_are_marked_on_both_sides_without_a_script()
    {
        await using var host = await StartAsync(2);
        var chosen = host.Achievements[1].Number;

        var page = await (await host.Host.ManagerAsync()).GetAsync($"/needs/{host.Need.Number}?c={chosen}");

        var card = page.Html[page.Html.IndexOf("id=\"need\"", StringComparison.Ordinal)..page.Html.IndexOf("id=\"candidates\"", StringComparison.Ordinal)];
        var marks = Regex.Matches(card, "<mark class=\"phrase on\" data-for=\"([^\"]*)\">([^<]+)</mark>");
        marks.ShouldNotBeEmpty();
        marks.ShouldAllBe(m => m.Groups[1].Value.Contains(chosen));
        string.Concat(marks.Select(m => m.Groups[2].Value)).ShouldContain("电解液");
        var row = page.Html[page.Html.IndexOf($"id=\"c-{chosen}\"", StringComparison.Ordinal)..];
        row[..row.IndexOf("</article>", StringComparison.Ordinal)].ShouldContain("<details class=\"why\" open");
        row[..row.IndexOf("</h3>", StringComparison.Ordinal)].ShouldContain("<mark class=\"phrase on\"");

        // The marks leave the text as it was written.
        page.Text.Replace(" ", "", StringComparison.Ordinal).ShouldContain(host.Need.Description.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keeping_rejecting_and_taking_back_come_back_to_the_same_list()
    {
        await using var host = await StartAsync(2);
        var manager = await host.Host.ManagerAsync();
        var (address, last) = ($"/needs/{host.Need.Number}?near=SameProvince", host.Achievements[1].Number);

        var kept = await manager.SubmitAsync(address, $"/needs/{host.Need.Number}/candidates/{last}/keep", []);
        var first = await manager.GetAsync(address);
        var question = $"/needs/{host.Need.Number}/unsuitable/{last}?back={Uri.EscapeDataString(address + "#candidates")}";
        var refused = await manager.SubmitAsync(question, "unsuitable", [("Input.Reason", "Other"), ("Input.Note", "")]);
        var said = await manager.SubmitAsync(question, "unsuitable", [("Input.Reason", "TooEarly"), ("Input.Note", "只有小试")]);
        var without = await manager.GetAsync(address);
        var all = await manager.GetAsync(address + "&all=1");
        await manager.SendAsync(all, all.Form($"/needs/{host.Need.Number}/candidates/{last}/take-back")!, []); // why: shown by the next line
        var again = await manager.GetAsync(address);

        kept.Location.ShouldBe(address + "#candidates");
        Candidates(first)[0].ShouldBe(last);
        first.Text.ShouldContain("Kept");
        first.Html.ShouldContain($"href=\"/needs/{host.Need.Number}/unsuitable/{last}?back=");
        refused.Text.ShouldContain("Say in a few words why");
        refused.Form("unsuitable").ShouldNotBeNull().Values.ShouldContain(("Input.Reason", "Other"));
        said.Location.ShouldBe(address);
        Candidates(without).ShouldBe([host.Achievements[0].Number]);
        without.Text.ShouldContain("Show 1 not suitable");
        all.Text.ShouldContain("Not suitable · Too early");
        Candidates(again).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Why_not_this_one_gives_the_place_or_the_obstacle()
    {
        await using var host = await StartAsync(2);
        var manager = await host.Host.ManagerAsync();
        var (address, number) = ($"/needs/{host.Need.Number}", host.Achievements[0].Number);

        (await manager.GetAsync($"{address}?why={number}")).Text.ShouldContain("of 2");
        (await manager.GetAsync($"{address}?trl=9&why={number.ToLowerInvariant()}")).Text.ShouldContain("The readiness filter hides it.");
        (await manager.GetAsync($"{address}?why=CG-2026-999999")).Text.ShouldContain("There is no achievement and no expert with this number");
        var expert = (await manager.GetAsync($"{address}?why={host.Expert.Number}")).Text;
        expert.ShouldContain("Place 1 of 1");
        expert.ShouldContain("王五");
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_say_when_they_hide_everything()
    {
        await using var host = await StartAsync(1);
        var manager = await host.Host.ManagerAsync();

        var page = await manager.GetAsync($"/needs/{host.Need.Number}?near=SameCounty");

        page.Text.ShouldContain("No candidate is close enough");
        page.Text.ShouldContain("The filters hide some.");
        page.Links.ShouldContain($"/needs/{host.Need.Number}?tab=achievements#candidates");
    }

    [Fact]
    public async Task Where_only_weak_ones_are_found_the_page_says_so_and_what_the_need_lacks()
    {
        Need? need = null;
        Achievement? weak = null;
        await using var host = await WebHost.StartAsync(async world =>
        {
            need = await world.NeedAsync();
            weak = await world.AchievementAsync("精密零件表面缺陷的检测", f => f with { Summary = "设备运行数据的采集，放电保持不变。" });
            foreach (var other in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")
            {
                await world.AchievementAsync($"水稻病虫害绿色防控{other}", f => f with { Summary = "田间" });
            }
        });
        var address = $"/needs/{need!.Number}"; // why: made just before
        var manager = await host.ManagerAsync();

        var page = await manager.GetAsync(address);
        var asked = await manager.GetAsync(address + "?weak=1");

        Candidates(page).ShouldBeEmpty();
        page.Text.ShouldContain("No good match yet");
        page.Text.ShouldContain("1 weak candidates are not shown");
        page.Text.ShouldContain("The need does not say yet:");
        page.Text.ShouldContain("a budget");
        page.Text.ShouldContain("an indicator with a target");
        page.Links.ShouldContain(address + "/edit");
        page.Links.ShouldContain(address + "?weak=1#candidates");
        Candidates(asked).ShouldBe([weak!.Number]); // why: made just before
        asked.Text.ShouldContain("Of ten titles as near, 0 to");
        asked.Text.ShouldContain("From 5,532 judged pairs");
        asked.Links.ShouldContain(address + "#candidates");
    }

    [Fact]
    public async Task A_pair_in_work_is_named_and_not_introduced_again()
    {
        await using var host = await StartAsync(2);
        string number;
        await using (var scope = host.Host.Database.Open(host.Host.World.ScopeOf(host.Host.World.Nanhai)))
        {
            var proposed = await scope.The<ProposeEngagement>().RunAsync(new ProposeEngagement.Input(host.Need.Number, host.Achievements[0].Number, "请双方答复", null),
                World.Manager(host.Host.World.Nanhai), TestContext.Current.CancellationToken);
            number = proposed.Value;
        }

        var page = await (await host.Host.ManagerAsync()).GetAsync($"/needs/{host.Need.Number}");
        var own = await (await host.Host.SignInAsync(Role.Enterprise, host.Host.World.Firm)).GetAsync($"/needs/{host.Need.Number}");

        page.Text.ShouldContain($"Awaiting consent · {number}");
        page.Text.ShouldContain("请双方答复");
        page.Links.ShouldNotContain($"/needs/{host.Need.Number}/introduce/{host.Achievements[0].Number}");
        page.Links.ShouldContain($"/needs/{host.Need.Number}/introduce/{host.Achievements[1].Number}");
        page.Text.ShouldContain("proposed the engagement");
        own.Text.ShouldContain(number);
        own.Text.ShouldNotContain("请双方答复");
    }

    [Fact]
    public async Task An_enterprise_sees_its_need_but_neither_candidates_nor_what_was_said_of_them()
    {
        await using var host = await StartAsync(2);
        var manager = await host.Host.ManagerAsync();
        await manager.SubmitAsync($"/needs/{host.Need.Number}", $"/needs/{host.Need.Number}/candidates/{host.Achievements[0].Number}/keep", []);

        var page = await (await host.Host.SignInAsync(Role.Enterprise, host.Host.World.Firm)).GetAsync($"/needs/{host.Need.Number}?c={host.Achievements[0].Number}&why={host.Expert.Number}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain(host.Need.Title);
        page.Text.ShouldContain("13800001234");
        page.Html.ShouldNotContain(host.Achievements[0].Number[..7] + host.Achievements[0].Number[7..] + "</");
        page.Html.ShouldNotContain(Good);
        page.Html.ShouldNotContain("王五");
        page.Text.ShouldNotContain("kept a candidate");
    }

    [Fact]
    public async Task A_neighbouring_city_does_not_find_the_need()
    {
        await using var host = await StartAsync(1);
        var neighbour = await host.Host.SignInAsync(Role.TechnologyManager, host.Host.World.Guangzhou);

        foreach (var page in new[] { "", "/edit", "/review", "/publish", "/close", "/contact", "/duplicate" })
        {
            (await neighbour.GetAsync($"/needs/{host.Need.Number}{page}")).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [Fact]
    public async Task The_page_needs_as_many_queries_for_three_candidates_as_for_one()
    {
        (await QueriesAsync(1)).ShouldBe(await QueriesAsync(3));

        static async Task<int> QueriesAsync(int candidates)
        {
            await using var host = await StartAsync(candidates, QueryCounts.WithoutFollower);
            var manager = await host.Host.ManagerAsync();
            return await host.Host.QueriesOfAsync(async () => Candidates(await manager.GetAsync($"/needs/{host.Need.Number}")).Count.ShouldBe(candidates));
        }
    }

    [Fact]
    public async Task Who_met_a_like_need_is_named_with_a_link_to_it_at_no_more_queries()
    {
        var without = await QueriesAsync(JourneyTo.Met);
        var with = await QueriesAsync(JourneyTo.Signed);

        with.ShouldBe(without);

        static async Task<int> QueriesAsync(JourneyTo to)
        {
            Need? earlier = null;
            Need? need = null;
            Achievement? solver = null;
            await using var host = await WebHost.StartAsync(
                async world =>
                {
                    earlier = await world.NeedAsync(change: f => f with { Title = "高镍三元动力电解液的研制" });
                    need = await world.NeedAsync();
                    solver = await world.AchievementAsync(Good);
                },
                QueryCounts.WithoutFollower);
            await new Road(host.Database).EngageAsync(earlier!, solver!, to); // why: made just before
            var manager = await host.ManagerAsync();
            return await host.QueriesOfAsync(async () =>
            {
                var page = await manager.GetAsync($"/needs/{need!.Number}"); // why: made just before
                page.Text.Contains($"Met a similar need by contract: {earlier!.Number}", StringComparison.Ordinal).ShouldBe(to is JourneyTo.Signed); // why: made just before
                page.Html.Contains($"<a href=\"/needs/{earlier.Number}\">Met", StringComparison.Ordinal).ShouldBe(to is JourneyTo.Signed);
            });
        }
    }

    [Fact]
    public async Task A_changed_need_is_matched_by_its_new_text_at_once()
    {
        await using var host = await StartAsync(1);
        var manager = await host.Host.ManagerAsync();

        await manager.SubmitAsync($"/needs/{host.Need.Number}/edit", "need", [("Input.Title", "水稻病虫害绿色防控"), ("Input.Description", "田间病虫害监测与绿色防控技术。"), ("Input.Intent", "draft")]);

        (await manager.GetAsync($"/needs/{host.Need.Number}")).Text.ShouldContain("No candidate is close enough");
    }

    private static IReadOnlyList<string> Candidates(WebPage page) => [.. Regex.Matches(page.Html, "data-candidate=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];

    private static async Task<Stage> StartAsync(int achievements, Action<IWebHostBuilder>? configure = null)
    {
        Need? need = null;
        Expert? expert = null;
        List<Achievement> made = [];
        var host = await WebHost.StartAsync(async world =>
        {
            need = await world.NeedAsync(change: f => f with { DesiredReadiness = 6, Indicators = [new Indicator { Name = "放电容量", Current = "60", Target = "≥75", Unit = "%" }] });
            expert = await world.ExpertAsync();
            for (var i = 0; i < achievements; i++)
            {
                made.Add(await world.AchievementAsync(Good, f => f with { ReadinessLevel = 8 - i }));
            }
        }, configure);
        return new Stage(host, need!, expert!, made); // why: made by the arrangement above
    }

    private sealed record Stage(WebHost Host, Need Need, Expert Expert, IReadOnlyList<Achievement> Achievements) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
