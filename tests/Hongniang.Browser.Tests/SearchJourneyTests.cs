using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests;

/// <summary>From any page to a record: by a key, some letters, arrows and Enter; and to the page of answers.</summary>
[Collection(SiteCollection.Name)]
public sealed class SearchJourneyTests(Site site)
{
    [Theory]
    [InlineData("desk")]
    [InlineData("phone-dark-en")]
    public async Task The_masthead_finds_while_one_types(string look)
    {
        await using var tab = await site.EnterAsync("foshan", PageLookTests.LookOf(look));
        await tab.GoAsync("/contracts");

        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("电池");
        var options = tab.Page.GetByRole(AriaRole.Option);
        await options.First.WaitForAsync();
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("search-suggestions", whole: false);
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        var first = options.First;
        (await first.GetAttributeAsync("aria-selected")).ShouldBe("true");
        var address = (await first.GetAttributeAsync("href")).ShouldNotBeNull();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ReachAsync("**" + address);

        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("电池");
        await options.First.WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        (await options.First.IsVisibleAsync()).ShouldBeFalse();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ReachAsync("**/search?q=*");
        (await tab.Page.Locator("main mark").First.InnerTextAsync()).ShouldBe("电池");
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("search");
    }
}
