using Hongniang.Needs;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests.Engagements;

/// <summary>A technology manager brings two sides together and signs, by mouse and keyboard alone, with and without scripts.</summary>
public sealed class LoopJourneyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_introduction_to_the_contract_in_a_real_browser(bool scripts)
    {
        await using var site = await Site.StartAsync();
        var (need, candidate) = await PairAsync(site);
        await using var tab = await site.EnterAsync("foshan", scripts ? Look.Desk : Look.Phone.InEnglish.WithoutScripts);
        var page = tab.Page;

        await tab.GoAsync($"/needs/{need}/introduce/{candidate}");
        await tab.PressAsync("发起引荐", "Propose the introduction");
        (await page.GetByText(tab.Say("已发起对接", "was proposed")).First.IsVisibleAsync()).ShouldBeTrue();
        await AnswerAsync(tab, "需方", "Demand side", "记录需方答复", "Record the enterprise's answer");
        await AnswerAsync(tab, "供方", "Supply side", "记录供方答复", "Record the supply side's answer");

        await page.Locator("summary").Filter(new() { HasText = tab.Say("登记会面", "Record a meeting") }).ClickAsync();
        await page.GetByLabel(tab.Say("参加人员", "Participants")).FillAsync("双方技术负责人");
        await page.GetByLabel(tab.Say("会面情况", "What came of it")).FillAsync("看样品，约定送样");
        await tab.PressAsync("保存会面", "Save the meeting");
        await tab.FollowAsync("登记合同", "Record the contract");
        await page.GetByLabel(tab.Say("技术开发合同", "Technology development")).CheckAsync();
        await page.GetByLabel(tab.Say("签订日期", "Signed on")).FillAsync("2026-11-24");
        await page.GetByLabel(tab.Say("合同成交额", "Deal amount")).FillAsync("120");
        await page.GetByLabel(tab.Say("技术交易额", "Technology amount")).FillAsync("80");
        await page.GetByLabel(tab.Say("已签合同文件", "The signed document")).SetInputFilesAsync(new FilePayload { Name = "合同.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n%%EOF"u8.ToArray() });
        await tab.PressAsync("保存合同", "Save the contract");

        (await page.GetByText(tab.Say("120 万元", "CNY 1,200,000")).First.IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator(".follow-ups li").CountAsync()).ShouldBe(4);
    }

    private static async Task AnswerAsync(Tab tab, string side, string sideEnglish, string chinese, string english)
    {
        var card = tab.Page.GetByRole(AriaRole.Region, new() { Name = tab.Say(side, sideEnglish) });
        await card.Locator("summary").Filter(new() { HasText = tab.Say(chinese, english) }).ClickAsync();
        await card.GetByLabel(tab.Say("同意", "Consents"), new() { Exact = true }).CheckAsync();
        await card.GetByLabel(tab.Say("答复人", "Who decided")).FillAsync("张三");
        await card.GetByLabel(tab.Say("告知方式", "How it was told")).SelectOptionAsync("Phone");
        await card.GetByRole(AriaRole.Button, new() { Name = tab.Say("保存答复", "Save the answer") }).ClickAsync();
        await tab.SettledAsync();
    }

    private static async Task<(string Need, string Candidate)> PairAsync(Site site)
    {
        await using var open = site.Database.Open();
        var need = await open.Db.Needs.Where(n => n.State == NeedState.Published && n.RegionCode.StartsWith("4406")).OrderByDescending(n => n.Number).FirstAsync();
        var candidate = await open.Db.Achievements
            .Where(a => a.State == SupplyState.Published && a.Visibility != Visibility.Holder && a.OwnerId != need.EnterpriseId && !open.Db.Engagements.Any(e => e.NeedId == need.Id && e.AchievementId == a.Id))
            .OrderBy(a => a.Number).Select(a => a.Number).FirstAsync();
        return (need.Number, candidate);
    }
}
