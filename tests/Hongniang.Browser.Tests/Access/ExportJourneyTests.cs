using Hongniang.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests.Access;

/// <summary>A long list with personal data leaves the system: one person asks, a second approves, the first takes it.</summary>
public sealed class ExportJourneyTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_long_list_is_asked_for_approved_by_a_second_person_and_taken(string culture)
    {
        await using var site = await Site.StartAsync();
        var look = Look.Desk with { Culture = culture };
        await MakeOfficerAsync(site, "leader");
        await using var asker = await site.EnterAsync("province", look);
        await using var second = await site.EnterAsync("leader", look);

        await asker.GoAsync("/experts");
        await asker.Page.Locator("a[href^='/experts/export.csv']").First.ClickAsync();
        await asker.ReachAsync("**/exports/new?**");
        await asker.Page.GetByLabel(asker.Say("导出用途", "What is the list for?")).FillAsync("省科协年度专家统计，用后即删");
        await asker.ShouldBeWellMadeAsync();
        await asker.ShootAsync("export-1-ask");
        await asker.PressAsync("提交申请", "Ask for the approval");
        await asker.ReachAsync("**/exports/*-*");
        (await Take(asker).CountAsync()).ShouldBe(0);
        var request = new Uri(asker.Page.Url).AbsolutePath;

        await second.GoAsync("/exports");
        await second.Page.Locator($"a[href='{request}']").First.ClickAsync();
        await second.ReachAsync("**" + request);
        await second.ShouldBeWellMadeAsync();
        await second.ShootAsync("export-2-decide");
        await second.PressAsync("批准", "Approve");

        await asker.GoAsync(request);
        await asker.ShouldBeWellMadeAsync();
        await asker.ShootAsync("export-3-take");
        var file = await asker.Page.RunAndWaitForDownloadAsync(() => Take(asker).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await file.PathAsync());
        lines.Length.ShouldBeGreaterThan(101);
        lines[0].ShouldEndWith(asker.Say(",导出水印", ",Taken by"));

        ILocator Take(Tab tab) => tab.Page.GetByRole(AriaRole.Link, new() { Name = tab.Say("下载名单", "Take the list"), Exact = true });
    }

    /// <summary>A second officer of the province, to decide what the first one asks.</summary>
    private static async Task MakeOfficerAsync(Site site, string mailbox)
    {
        await using var open = site.Database.Open();
        var province = await open.Db.Users.Where(a => a.UserName == "province@hongniang.example").Select(a => a.OrganizationId).SingleAsync();
        (await open.Db.Users.Where(a => a.UserName == $"{mailbox}@hongniang.example").ExecuteUpdateAsync(a => a.SetProperty(x => x.Role, Role.Officer).SetProperty(x => x.OrganizationId, province))).ShouldBe(1);
    }
}
