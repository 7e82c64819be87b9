using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Hongniang.Access;
using Hongniang.Common.Tables;
using Hongniang.Insight;
using Hongniang.Needs;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Insight;

public sealed partial class FigurePageTests
{
    [Theory]
    [InlineData("province")]
    [InlineData("city")]
    [InlineData("county")]
    public async Task Every_number_of_the_dashboard_equals_the_list_that_it_opens(string reader)
    {
        await using var host = await BusyAsync();
        var officer = await host.SignInAsync(Role.Officer, OrganizationOf(host.World, reader));
        foreach (var address in new[] { "/figures", "/figures?period=all&evidence=any", "/figures?period=quarter" })
        {
            var numbers = NumbersOf(await officer.GetAsync(address));

            var counted = FigureCatalogue.All.Where(f => !f.IsAmount).Select(f => f.Key);
            numbers.Select(n => KeyOf(n.Address)).Distinct().Order().ShouldBe(counted.Order(), address);
            foreach (var (list, number) in numbers.Distinct())
            {
                TotalOf(await officer.GetAsync(list)).ShouldBe(number, $"{list} opened from {address}");
            }
        }
    }

    [Fact]
    public async Task The_amounts_of_the_dashboard_stand_again_above_their_lists_each_currency_by_itself()
    {
        await using var host = await BusyAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Province);

        var dashboard = await officer.GetAsync("/figures?evidence=any");
        var list = await officer.GetAsync("/figures/deal-amount?evidence=any");

        AmountsOf(list.Html).ShouldBe(["CNY 390,000", "USD 20,000"]);
        AmountsOf(TileOf(dashboard.Html, "deal-amount")).ShouldBe(AmountsOf(list.Html));
        TotalOf(list).ShouldBe(3);
    }

    [Fact]
    public async Task A_region_outside_the_reader_is_not_found_in_any_form()
    {
        await using var host = await BusyAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Foshan);
        foreach (var address in new[] { "/figures", "/figures/needs", "/figures/export", "/figures/needs/export.xlsx" })
        {
            (await officer.GetAsync($"{address}?region=440100")).Status.ShouldBe(HttpStatusCode.NotFound, address);
            (await officer.GetAsync($"{address}?region=440605")).Status.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    [Theory]
    [InlineData("/figures?period=decade")]
    [InlineData("/figures/nothing")]
    [InlineData("/figures/needs/export.pdf")]
    [InlineData("/figures/nothing/export.csv")]
    public async Task What_there_is_not_is_not_found(string address)
    {
        await using var host = await WebHost.StartAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Province);

        (await officer.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Leaders_see_figures_but_export_no_lists_and_enterprises_see_none()
    {
        await using var host = await BusyAsync();
        var leader = await host.SignInAsync(Role.Leader, host.World.Foshan);
        var enterprise = await host.SignInAsync(Role.Enterprise, host.World.Firm);

        (await leader.GetAsync("/figures")).Status.ShouldBe(HttpStatusCode.OK);
        (await leader.GetAsync("/figures/export")).Status.ShouldBe(HttpStatusCode.OK);
        var list = await leader.GetAsync("/figures/needs");
        list.Links.ShouldNotContain(link => link.Contains("export.", StringComparison.Ordinal));
        IsRefused(await leader.GetAsync("/figures/needs/export.csv")).ShouldBeTrue();
        foreach (var address in new[] { "/figures", "/figures/needs", "/figures/export", "/figures/needs/export.csv" })
        {
            IsRefused(await enterprise.GetAsync(address)).ShouldBeTrue(address);
        }
    }

    [Fact]
    public async Task The_way_down_and_up_again_is_on_the_page()
    {
        await using var host = await BusyAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Province);

        (await officer.GetAsync("/figures?period=all")).Links.ShouldContain("/figures?period=all&region=440600");
        var city = await officer.GetAsync("/figures?period=all&region=440600");
        city.Links.ShouldContain("/figures?period=all&region=440605");
        city.Links.ShouldContain("/figures?period=all&region=440600&direct=1");
        var county = await officer.GetAsync("/figures?period=all&region=440605");
        county.Links.ShouldContain("/figures?period=all&region=440600");
        county.Links.ShouldContain("/figures?period=all");
    }

    [Fact]
    public async Task Few_records_show_their_number_instead_of_a_share()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            for (var i = 0; i < 19; i++)
            {
                await world.NeedAsync(i < 3 ? NeedState.Submitted : NeedState.Published);
            }
        });
        var officer = await host.SignInAsync(Role.Officer, host.World.Province);

        (await officer.GetAsync("/figures")).Text.ShouldSatisfyAllConditions(text => text.ShouldContain("n = 19"), text => text.ShouldNotContain("%"));
        await host.World.NeedAsync(change: f => f with { HolderId = host.World.Tianhe });
        var more = await (await host.SignInAsync(Role.Officer, host.World.Province)).GetAsync("/figures?period=all");
        more.Text.ShouldContain("85%");
    }

    [Theory]
    [InlineData("/figures/needs")]
    [InlineData("/figures/cohort-recommended?period=all")]
    [InlineData("/figures/follow-ups-overdue")]
    [InlineData("/figures/contracts?sort=holder&dir=asc")]
    public async Task A_list_takes_as_many_queries_for_many_rows_as_for_few(string address)
    {
        await using var host = await BusyAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Province);
        await officer.GetAsync(address);
        var few = await QueriesAsync(host, officer, address);
        await BusyWorld.FillAsync(host.Database, host.World, firstSerial: 500);

        (await QueriesAsync(host, officer, address)).ShouldBe(few);
    }

    [Fact]
    public async Task Columns_order_the_list_and_the_order_stays_with_the_pages()
    {
        await using var host = await BusyAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Province);

        var up = RecordsOf(await officer.GetAsync("/figures/needs?sort=number&dir=asc"));
        var down = RecordsOf(await officer.GetAsync("/figures/needs?sort=number"));

        up.Count.ShouldBeGreaterThan(20);
        up.ShouldBe(up.Order(StringComparer.Ordinal));
        down.ShouldBe(up.AsEnumerable().Reverse());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task The_export_of_a_list_has_its_rows_in_its_order(string format)
    {
        await using var host = await BusyAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Province);

        var page = await officer.GetAsync("/figures/contracts?period=all&evidence=any&sort=deal&dir=asc");
        var link = page.Links.Single(l => l.Contains($"export.{format}", StringComparison.Ordinal));
        var rows = RowsOf(await officer.DownloadAsync(link), $"list.{format}");

        rows[0].ShouldBe(["Number", "Title", "Kind", "Held by", "Signed on", "Deal amount", "Currency", "Technology amount", "Currency", "Evidence", "Sample data", "Taken by"]);
        rows.Skip(1).Select(r => r[0]).ShouldBe(RecordsOf(page));
        rows.Skip(1).Select(r => decimal.Parse(r[5], CultureInfo.InvariantCulture)).ShouldBe([20_000m, 90_000m, 300_000m, 1_200_000m]);
        rows.Skip(1).Select(r => r[6]).ShouldBe(["USD", "CNY", "CNY", "CNY"]);
    }

    [Fact]
    public async Task The_export_of_the_dashboard_has_every_figure_with_its_definition_and_every_region()
    {
        await using var host = await BusyAsync();
        var officer = await host.SignInAsync(Role.Officer, host.World.Province);

        var content = await officer.DownloadAsync("/figures/export?period=all&evidence=any");
        var figures = RowsOf(content, "d.xlsx", "Figures").Skip(1).ToList();
        var regions = RowsOf(content, "d.xlsx", "Progress by region").Skip(1).ToList();

        figures.Select(r => r[1]).Distinct().Count().ShouldBe(FigureCatalogue.All.Count);
        figures.ShouldAllBe(r => r[5].Length > 20);
        figures.Where(r => r[1] == "Deal amount").Select(r => (decimal.Parse(r[2], CultureInfo.InvariantCulture), r[3])).ShouldBe([(1_590_000m, "CNY"), (20_000m, "USD")]);
        regions.Count.ShouldBe(3);
        regions.Sum(r => int.Parse(r[1], CultureInfo.InvariantCulture)).ShouldBe(TotalOf(await officer.GetAsync("/figures/cohort-submitted?period=all")));
    }

    private static async Task<WebHost> BusyAsync()
    {
        var host = await WebHost.StartAsync(configure: QueryCounts.WithoutFollower);
        await BusyWorld.FillAsync(host.Database, host.World);
        return host;
    }

    private static OrganizationId OrganizationOf(World world, string reader) => reader switch
    {
        "province" => world.Province,
        "city" => world.Foshan,
        _ => world.Tianhe,
    };

    private static async Task<int> QueriesAsync(WebHost host, Visitor visitor, string address)
    {
        host.Queries.Reset();
        (await visitor.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
        return host.Queries.Count;
    }

    private static bool IsRefused(WebPage page) => page.Status is HttpStatusCode.Forbidden || page.Location?.StartsWith("/error", StringComparison.Ordinal) == true;

    /// <summary>Every number that is a link to a list.</summary>
    private static List<(string Address, int Number)> NumbersOf(WebPage page) =>
        [.. NumberLink().Matches(page.Html).Select(m => (WebUtility.HtmlDecode(m.Groups["address"].Value), Number(m.Groups["number"].Value)))];

    private static int TotalOf(WebPage list)
    {
        list.Status.ShouldBe(HttpStatusCode.OK, list.Address);
        return Total().Match(list.Text) is { Success: true } total ? Number(total.Groups[1].Value) : list.Text.Contains("No record counts here", StringComparison.Ordinal) ? 0 : -1;
    }

    private static List<string> RecordsOf(WebPage list) => [.. Record().Matches(list.Html).Select(m => m.Groups[1].Value)];

    private static List<string> AmountsOf(string html) => [.. Amount().Matches(html).Select(m => m.Groups[1].Value)];

    private static string TileOf(string html, string key)
    {
        var at = html.IndexOf($"definition-tile-{key}", StringComparison.Ordinal);
        return html[at..html.IndexOf("class=\"figure ", at, StringComparison.Ordinal)];
    }

    private static string KeyOf(string address) => address["/figures/".Length..].Split('?')[0];

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static List<string[]> RowsOf(byte[] content, string name, string? sheet = null) =>
        [.. TableFile.Open(content, name).Value.Rows(sheet).Select(r => r.Cells.ToArray())];

    [GeneratedRegex("""<a[^>]*href="(?<address>/figures/[a-z-]+(?:\?[^"]*)?)"[^>]*>\s*(?:<b>)?(?<number>[\d,]+)(?:</b>)?\s*</a>""")]
    private static partial Regex NumberLink();

    [GeneratedRegex(@"\d+–\d+ of ([\d,]+)")]
    private static partial Regex Total();

    [GeneratedRegex("""<a href="/[a-z-]+/([A-Z]{2}-\d{4}-\d{6})">""")]
    private static partial Regex Record();

    [GeneratedRegex("""<b class="amount">([^<]*)</b>""")]
    private static partial Regex Amount();
}
