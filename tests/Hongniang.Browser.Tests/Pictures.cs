using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests;

/// <summary>The pictures of the README and of the guides: bin/screenshots makes them anew. Run only when asked for.</summary>
[Collection(SiteCollection.Name)]
public sealed class Pictures(Site site)
{
    private static readonly Look Desk = Look.Desk with { Height = 900 };

    [Theory(Explicit = true)]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Of_the_guides(string culture)
    {
        var folder = Environment.GetEnvironmentVariable("HONGNIANG_IMAGES").ShouldNotBeNull("bin/screenshots sets HONGNIANG_IMAGES.");
        var (need, engagement, contract) = await RecordsAsync();
        await using var desk = await site.EnterAsync("foshan", Desk with { Culture = culture });
        foreach (var (name, address) in new[]
                 {
                     ("my-day", "/"), ("needs", "/needs"), ("need-workspace", $"/needs/{need}"), ("engagements", "/engagements"), ("engagement", $"/engagements/{engagement}"),
                     ("contract", $"/contracts/{contract}"), ("figures", "/figures"),
                 })
        {
            await desk.GoAsync(address);
            await TakeAsync(desk, name, folder, culture);
        }
    }

    private static async Task TakeAsync(Tab tab, string name, string folder, string culture)
    {
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await tab.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, culture == "en" ? $"{name}-en.png" : $"{name}.png") });
    }

    private async Task<(string Need, string Engagement, string Contract)> RecordsAsync()
    {
        await using var scope = site.Database.Open();
        var ct = TestContext.Current.CancellationToken;
        var foshan = await scope.Db.Organizations.Where(o => o.Kind == OrganizationKind.Association && o.RegionCode.StartsWith("4406")).Select(o => o.Id).ToListAsync(ct);
        var need = await scope.Db.Needs.Where(n => foshan.Contains(n.HolderId) && n.State == NeedState.Published).OrderBy(n => n.Number).FirstAsync(ct);
        var engagement = await scope.Db.Engagements.Where(e => foshan.Contains(e.HolderId) && e.Stage == EngagementStage.Met).OrderBy(e => e.Number).FirstOrDefaultAsync(ct)
            ?? await scope.Db.Engagements.Where(e => foshan.Contains(e.HolderId)).OrderBy(e => e.Number).FirstAsync(ct);
        var contract = await scope.Db.Contracts.Where(c => foshan.Contains(c.HolderId)).OrderBy(c => c.Number).FirstAsync(ct);
        return (need.Number, engagement.Number, contract.Number);
    }
}
