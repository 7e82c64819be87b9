using Hongniang.Engagements;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests.Engagements;

/// <summary>The pages of the loop in every look, on the sample association.</summary>
[Collection(SiteCollection.Name)]
public sealed class LoopLookTests(Site site)
{
    public static TheoryData<string> Looks => PageLookTests.Looks;

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_pages_of_staff_are_well_made(string look)
    {
        var addresses = await AddressesAsync();
        await using var tab = await site.EnterAsync("foshan", PageLookTests.LookOf(look));
        foreach (var (name, address) in addresses)
        {
            await tab.GoAsync(address);
            await tab.ShouldBeWellMadeAsync();
            await tab.ShootAsync("loop-" + name);
        }
    }

    [Theory]
    [InlineData("enterprise", "desk")]
    [InlineData("enterprise", "phone-dark-en")]
    [InlineData("expert", "phone")]
    [InlineData("university", "desk-dark-en")]
    public async Task The_pages_of_the_two_sides_are_well_made(string mailbox, string look)
    {
        await using var tab = await site.EnterAsync(mailbox, PageLookTests.LookOf(look));
        foreach (var address in new[] { "/", "/engagements", "/engagements?view=list", "/contracts" })
        {
            await tab.GoAsync(address);
            await tab.ShouldBeWellMadeAsync();
        }

        await tab.GoAsync("/engagements?view=list");
        await tab.Page.Locator("td.title a").First.ClickAsync();
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("loop-side-" + mailbox);
    }

    /// <summary>One engagement in each stage, held below 佛山, with the pages and forms around it.</summary>
    private async Task<IReadOnlyList<(string Name, string Address)>> AddressesAsync()
    {
        await using var open = site.Database.Open();
        var db = open.Db;
        var foshan = await db.Organizations.Where(o => o.RegionCode.StartsWith("4406") && o.HolderId == o.Id).Select(o => o.Id).ToListAsync();
        var engagements = await db.Engagements.Where(e => foshan.Contains(e.HolderId)).OrderBy(e => e.Number).Select(e => new { e.Number, e.Stage }).ToListAsync();
        var contract = await db.Contracts.Where(c => foshan.Contains(c.HolderId)).OrderBy(c => c.Number).Select(c => c.Number).FirstAsync();
        var step = await db.FollowUpSteps.Where(f => foshan.Contains(f.HolderId) && f.DoneAt == null).OrderBy(f => f.DueOn).Select(f => f.Id).FirstAsync();
        return
        [
            ("day", "/"), ("day-all", "/?all=true"), ("board", "/engagements"), ("list", "/engagements?view=list"), ("contracts", "/contracts"), ("follow-ups", "/follow-ups"),
            .. engagements.DistinctBy(e => e.Stage).Select(e => (e.Stage.ToString(), $"/engagements/{e.Number}")),
            ("sign", $"/engagements/{engagements.Find(e => e.Stage is EngagementStage.Negotiating or EngagementStage.Intent)!.Number}/contract"),
            ("contract", $"/contracts/{contract}"), ("follow-up", $"/follow-ups/{step}"),
        ];
    }
}
