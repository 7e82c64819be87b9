using Hongniang.Access;
using Hongniang.Engagements;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests;

/// <summary>The main job as its user walks it: from a need over the threads, the introduction, both consents, the meeting and the contract to the follow-ups and the figures.</summary>
public sealed class MainJobTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task From_a_need_to_the_figures(string culture)
    {
        await using var site = await Site.StartAsync();
        var number = await QuietNeedAsync(site);
        await using var tab = await site.EnterAsync("foshan", Look.Desk with { Culture = culture });
        var signedBefore = await ContractsAsync(tab);

        // The need with its threads.
        await tab.GoAsync($"/needs/{number}");
        await tab.Page.Locator("svg.threads path").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var candidate = tab.Page.GetByRole(AriaRole.Article).Filter(new() { Has = tab.Page.GetByRole(AriaRole.Link, new() { Name = tab.Say("引荐", "Introduce"), Exact = true }) }).First;
        (await candidate.Locator(".reasons li").CountAsync()).ShouldBeGreaterThan(0);
        await tab.ShootAsync("journey-1-need");

        // The introduction.
        await candidate.GetByRole(AriaRole.Link, new() { Name = tab.Say("引荐", "Introduce"), Exact = true }).ClickAsync();
        await tab.ShootAsync("journey-2-introduce");
        await tab.PressAsync("发起引荐", "Propose the introduction");
        await tab.ReachAsync("**/engagements/DJ-*");
        var engagement = tab.Page.Url;

        // Both consents.
        foreach (var side in new[] { "demand", "supply" })
        {
            var part = tab.Page.Locator($"section[aria-labelledby={side}]");
            await part.Locator("summary.primary").ClickAsync();
            await part.GetByLabel(tab.Say("同意", "Consents"), new() { Exact = true }).CheckAsync();
            await part.GetByLabel(tab.Say("答复人", "Who decided")).FillAsync("王经理");
            await part.GetByLabel(tab.Say("告知方式", "How it was told")).SelectOptionAsync(nameof(ConsentChannel.Phone));
            await tab.ShootAsync($"journey-3-consent-{side}");
            await part.GetByRole(AriaRole.Button, new() { Name = tab.Say("保存答复", "Save the answer") }).ClickAsync();
            await tab.Page.GetByText(tab.Say("已记录同意。", "The consent was recorded.")).First.WaitForAsync();
        }

        // The meeting.
        await tab.Page.Locator("summary", new() { HasTextString = tab.Say("登记会面", "Record a meeting") }).ClickAsync();
        await tab.Page.GetByLabel(tab.Say("参加人员", "Participants")).FillAsync("双方技术负责人");
        await tab.Page.GetByLabel(tab.Say("会面情况", "What came of it")).FillAsync("确认了指标，约定先做小样。");
        await tab.PressAsync("保存会面", "Save the meeting");
        await tab.Page.GetByText(tab.Say("会面已登记。", "The meeting was recorded.")).First.WaitForAsync();
        await tab.ShootAsync("journey-4-met");

        // The contract with its document.
        await tab.GoAsync(new Uri(engagement).AbsolutePath + "/contract");
        await tab.Page.GetByLabel(tab.Say("技术开发合同", "Technology development")).CheckAsync();
        await tab.Page.GetByLabel(tab.Say("签订日期", "Signed on")).FillAsync("2026-11-24");
        await tab.Page.GetByLabel(tab.Say("合同成交额", "Deal amount")).FillAsync("120");
        await tab.Page.GetByLabel(tab.Say("技术交易额", "Technology amount")).FillAsync("80");
        await tab.Page.GetByLabel(tab.Say("已签合同文件", "The signed document")).SetInputFilesAsync(new FilePayload { Name = "合同.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray() });
        await tab.ShootAsync("journey-5-contract-form");
        await tab.PressAsync("保存合同", "Save the contract");
        await tab.ReachAsync("**/contracts/HT-*");
        await tab.ShootAsync("journey-6-contract");

        // The follow-ups stand there by themselves, the document can be had, and the figures have changed.
        (await tab.Page.Locator("ol.follow-ups > li").CountAsync()).ShouldBe(4);
        foreach (var day in new[] { 30, 90, 180, 360 })
        {
            (await tab.Page.GetByText(tab.Say($"第 {day} 天", $"Day {day}"), new() { Exact = true }).CountAsync()).ShouldBe(1);
        }

        var paper = await tab.Page.APIRequest.GetAsync(site.Address + new Uri(tab.Page.Url).AbsolutePath + "/file");
        paper.Status.ShouldBe(200);
        (await paper.BodyAsync())[..4].ShouldBe("%PDF"u8.ToArray());
        (await ContractsAsync(tab)).ShouldBe(signedBefore + 1);
        await tab.ShootAsync("journey-7-figures");
    }

    /// <summary>The contracts figure on the dashboard; the list behind it has as many rows.</summary>
    private static async Task<int> ContractsAsync(Tab tab)
    {
        await tab.GoAsync("/figures?evidence=any");
        var link = tab.Page.Locator(".figure > a[href^='/figures/contracts?']").First;
        var shown = Tab.NumberIn(await link.Locator("b").First.InnerTextAsync());
        await link.ClickAsync();
        await tab.ReachAsync("**/figures/contracts**");
        var head = Tab.NumberIn(await tab.Page.Locator(".figure-head b").First.InnerTextAsync());
        head.ShouldBe(shown);
        (await tab.Page.Locator("table.rows tbody tr").CountAsync()).ShouldBe(shown);
        await tab.ShootAsync("figure-list");
        await tab.Page.GoBackAsync();
        return shown;
    }

    /// <summary>A published need of 佛山 with the fewest introductions.</summary>
    private static async Task<string> QuietNeedAsync(Site site)
    {
        await using var scope = site.Database.Open();
        var ct = TestContext.Current.CancellationToken;
        return await scope.Db.Needs.Where(n => scope.Db.Organizations.Any(o => o.Id == n.HolderId && o.RegionCode.StartsWith("4406")) && n.State == NeedState.Published)
            .OrderBy(n => scope.Db.Engagements.Count(e => e.NeedId == n.Id)).ThenBy(n => n.Number).Select(n => n.Number).FirstAsync(ct);
    }
}
