using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests.Engagements;

/// <summary>Before a blind introduction the words that may say who the enterprise is are shown, and somebody has to have read them.</summary>
public sealed class LeakJourneyTests
{
    private const string Address = "季华五路18号";
    private const string Person = "负责人：欧阳工";

    [Theory]
    [InlineData("desk")]
    [InlineData("phone-dark-en")]
    public async Task Nobody_is_introduced_before_the_telling_words_were_read(string look)
    {
        await using var site = await Site.StartAsync();
        var (need, candidate) = await PairAsync(site);
        await using var tab = await site.EnterAsync("foshan", PageLookTests.LookOf(look));

        await tab.GoAsync($"/needs/{need}/introduce/{candidate}");
        var told = tab.Page.Locator(".flash.warn").First;
        (await told.InnerTextAsync()).ShouldContain(Address);
        (await told.InnerTextAsync()).ShouldContain(Person);
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("leak");

        await tab.PressAsync("发起引荐", "Propose the introduction");
        (await tab.Page.GetByText(tab.Say("需求文字可能透露企业身份", "The text of the need may say who the enterprise is")).CountAsync()).ShouldBeGreaterThan(0);
        (await tab.HeadingAsync()).ShouldBe(tab.Say("引荐", "Introduce"));

        await tab.Page.Locator("[name='Input.LeaksRead']").First.CheckAsync();
        await tab.PressAsync("发起引荐", "Propose the introduction");
        await tab.ReachAsync("**/engagements/DJ-*");
    }

    private static async Task<(string Need, string Candidate)> PairAsync(Site site)
    {
        await using var open = site.Database.Open();
        var need = await open.Db.Needs.Where(n => n.State == NeedState.Published && n.RegionCode.StartsWith("4406")).OrderByDescending(n => n.Number).FirstAsync();
        await open.Db.Needs.Where(n => n.Id == need.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.Description, $"{need.Description}现场在禅城区{Address}，{Person}。").SetProperty(x => x.Visibility, Visibility.Network));
        var candidate = await open.Db.Achievements.Where(a => a.State == SupplyState.Published && a.OwnerId != need.EnterpriseId && !open.Db.Engagements.Any(e => e.NeedId == need.Id && e.AchievementId == a.Id)).OrderBy(a => a.Number).Select(a => a.Number).FirstAsync();
        return (need.Number, candidate);
    }
}
