using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Tasks;
using Hongniang.Visits;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests;

/// <summary>The lists, records and forms of needs and supply, the figures and the search, in two looks: whole, readable to assistive technology, no wider than the window.</summary>
[Collection(SiteCollection.Name)]
public sealed class RecordLookTests(Site site)
{
    [Theory]
    [InlineData("desk")]
    [InlineData("phone-dark-en")]
    public async Task The_pages_of_records_are_well_made(string look)
    {
        var addresses = await AddressesAsync();
        await using var tab = await site.EnterAsync("foshan", PageLookTests.LookOf(look));
        foreach (var (name, address) in addresses)
        {
            await tab.GoAsync(address);
            await tab.ShouldBeWellMadeAsync();
            await tab.ShootAsync("record-" + name);
        }
    }

    [Fact]
    public async Task The_reason_why_a_candidate_does_not_suit_is_asked_on_the_spot()
    {
        await using var own = await Site.StartAsync();
        var need = await NeedAsync(own);
        await using var tab = await own.EnterAsync("foshan", Look.Desk);
        await tab.GoAsync($"/needs/{need}");
        var pressed = tab.Page.Locator("a[data-reject]").First;
        var number = await pressed.GetAttributeAsync("data-reject");

        await pressed.ClickAsync();
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("reject", whole: false);
        await tab.Page.Locator("#reject input[value=TooEarly]").CheckAsync();
        await tab.Page.Locator("#reject button[type=submit]").ClickAsync();
        await tab.SettledAsync();

        tab.Page.Url.ShouldContain($"/needs/{need}");
        tab.Page.Url.ShouldNotContain("unsuitable");
        (await tab.Page.Locator($"a[data-reject='{number}']").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Suggestions_are_chosen_with_the_keyboard_alone()
    {
        await using var tab = await site.EnterAsync("foshan", Look.Desk);
        await tab.GoAsync("/needs");
        var field = tab.Page.Locator("form[data-suggest] input[type=search]");
        await field.FocusAsync();
        await tab.Page.Keyboard.TypeAsync("电池");
        var options = tab.Page.Locator("#search-suggestions [role=option]");
        await options.First.WaitForAsync();

        (await field.GetAttributeAsync("aria-expanded")).ShouldBe("true");
        await tab.ShouldBeWellMadeAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        (await field.GetAttributeAsync("aria-expanded")).ShouldBe("false");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await options.First.WaitForAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        (await field.GetAttributeAsync("aria-activedescendant")).ShouldBe(await options.First.GetAttributeAsync("id"));
        var target = await options.First.GetAttributeAsync("href");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ReachAsync("**" + target);
    }

    private async Task<IReadOnlyList<(string Name, string Address)>> AddressesAsync()
    {
        await using var open = site.Database.Open();
        var need = await NeedAsync(site);
        var achievement = await open.Db.Achievements.Where(a => a.State == SupplyState.Published).OrderBy(a => a.Number).Select(a => a.Number).FirstAsync();
        var expert = await open.Db.Experts.Where(e => e.State == SupplyState.Published).OrderBy(e => e.Number).Select(e => e.Number).FirstAsync();
        var visit = await open.Db.Visits.Where(v => v.State == VisitState.Planned).OrderBy(v => v.Number).Select(v => v.Number).FirstAsync();
        var task = await open.Db.Tasks.Where(t => t.State == TaskState.Open && open.Db.Organizations.Any(o => o.Id == t.HolderId && o.RegionCode.StartsWith("4406"))).OrderBy(t => t.Number).Select(t => t.Number).FirstAsync();
        var manager = await open.Db.TechnologyManagers.Where(m => m.AccountId != null && open.Db.Organizations.Any(o => o.Id == m.HolderId && o.RegionCode.StartsWith("4406"))).OrderBy(m => m.Number).Select(m => m.Number).FirstAsync();
        var playbook = await open.Db.Stations.Where(s => s.Playbook != null).OrderBy(s => s.Number).Select(s => s.Number).FirstAsync();
        return
        [
            ("tasks", "/tasks"), ("task", $"/tasks/{task}"), ("task-new", "/tasks/new"), ("managers", "/managers"), ("manager", $"/managers/{manager}"), ("need-manager", $"/needs/{need}/manager"),
            ("need-units", $"/needs/{need}?tab=units&weak=1"), ("matrix", "/capability-matrix"), ("copies", $"/playbooks/{playbook}/results"),
            ("needs", "/needs"), ("need", $"/needs/{need}"), ("need-weak", $"/needs/{need}?weak=1"), ("need-new", "/needs/new"), ("need-edit", $"/needs/{need}/edit"),
            ("achievements", "/achievements"), ("achievement", $"/achievements/{achievement}"), ("experts", "/experts"), ("expert", $"/experts/{expert}"),
            ("models", "/matching/models"), ("stations", "/stations"), ("layout", "/stations/layout"), ("partnerships", "/partnerships"),
            ("achievement-withdraw", $"/achievements/{achievement}/withdraw"),
            ("visits", "/visits"), ("visits-held", "/visits?group=Held"), ("visit-new", "/visits/new"), ("visit", $"/visits/{visit}"), ("visit-edit", $"/visits/{visit}/edit"), ("visit-report", $"/visits/{visit}/report"),
            ("figures", "/figures"), ("search", "/search?q=%E7%94%B5%E6%B1%A0"),
        ];
    }

    private static async Task<string> NeedAsync(Site site)
    {
        await using var open = site.Database.Open();
        return await open.Db.Needs.Where(n => n.State == NeedState.Published && n.RegionCode.StartsWith("4406")).OrderBy(n => n.Number).Select(n => n.Number).FirstAsync();
    }
}
