using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests;

/// <summary>Every kind of page in every look: whole, readable to assistive technology, no wider than the window, without a complaint of the browser.</summary>
[Collection(SiteCollection.Name)]
public sealed class PageLookTests(Site site)
{
    public static TheoryData<string> Looks => ["desk", "desk-dark-en", "phone", "phone-dark-en"];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_sign_in_page_is_well_made(string look)
    {
        await using var tab = await site.OpenAsync(LookOf(look));

        await tab.GoAsync("/sign-in");

        (await tab.HeadingAsync()).ShouldBe(tab.Say("登录", "Sign in"));
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("sign-in");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_page_for_a_need_without_an_account_is_well_made(string look)
    {
        await using var tab = await site.OpenAsync(LookOf(look));

        await tab.GoAsync("/submit");

        (await tab.HeadingAsync()).ShouldBe(tab.Say("不用账号，直接提交需求", "Hand in a need without an account"));
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("submit");
    }

    internal static Look LookOf(string name) => name switch
    {
        "desk" => Look.Desk,
        "desk-dark-en" => Look.Desk.InEnglish.InTheDark,
        "phone" => Look.Phone,
        "phone-dark-en" => Look.Phone.InEnglish.InTheDark,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such look."),
    };
}
