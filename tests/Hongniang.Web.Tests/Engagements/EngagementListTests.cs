using System.Net;
using System.Text;
using Hongniang.Access;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Engagements;

public sealed class EngagementListTests
{
    [Theory]
    [InlineData("/engagements")]
    [InlineData("/engagements?view=list")]
    [InlineData("/contracts")]
    [InlineData("/follow-ups")]
    [InlineData("/")]
    public async Task A_page_with_three_asks_the_database_as_often_as_with_one(string address)
    {
        await using var loop = await LoopPages.StartAsync(isQuiet: true);
        await loop.SignAsync();
        var one = await CountAsync();
        await loop.SignAsync(loop.Expert.Number);
        var third = await loop.Host.World.AchievementAsync("第三项");
        await loop.ProposeAsync(third.Number);

        (await CountAsync()).ShouldBe(one);

        async Task<int> CountAsync()
        {
            await loop.Manager.GetAsync(address);
            loop.Host.Queries.Reset();
            (await loop.Manager.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
            return loop.Host.Queries.Count;
        }
    }

    [Fact]
    public async Task Filters_live_in_the_address_and_narrow_board_list_and_file()
    {
        await using var loop = await LoopPages.StartAsync();
        var first = await loop.ProposeAsync();
        var second = await loop.IntroduceAsync(loop.Expert.Number);

        Found(await loop.Manager.GetAsync("/engagements")).ShouldBe([first, second], ignoreOrder: true);
        Found(await loop.Manager.GetAsync("/engagements?words=王五")).ShouldBe([second]);
        Found(await loop.Manager.GetAsync("/engagements?view=list&stage=Introduced")).ShouldBe([second]);
        Found(await loop.Manager.GetAsync("/engagements?mine=true&view=list&sort=number&dir=asc")).ShouldBe([first, second]);
        Found(await loop.Manager.GetAsync("/engagements?overdue=true")).ShouldBeEmpty();
        var colleague = await loop.Host.SignInAsync(Role.TechnologyManager, loop.Host.World.Nanhai);
        Found(await colleague.GetAsync("/engagements?mine=true")).ShouldBeEmpty();
        Found(await colleague.GetAsync("/engagements")).Count.ShouldBe(2);

        var csv = Encoding.UTF8.GetString(await loop.Manager.DownloadAsync("/engagements/export.csv?view=list&stage=Introduced"));
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        csv.ShouldContain(second.Split('/')[^1]);
        (await loop.Manager.DownloadAsync("/engagements/export.xlsx")).AsSpan().StartsWith("PK"u8).ShouldBeTrue();
        (await (await loop.FirmAsync()).GetAsync("/engagements/export.csv")).Status.ShouldNotBe(HttpStatusCode.OK);

        static List<string> Found(WebPage page) => [.. page.Links.Where(l => l.StartsWith("/engagements/DJ-", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Contracts_are_listed_exported_and_their_paper_is_kept_from_others()
    {
        await using var loop = await LoopPages.StartAsync();
        var contract = await loop.SignAsync();
        var elsewhere = await loop.Host.SignInAsync(Role.TechnologyManager, loop.Host.World.Guangzhou);
        var other = await loop.Host.SignInAsync(Role.Enterprise, loop.Host.World.OtherFirm);

        (await loop.Manager.GetAsync("/contracts?kind=Development&words=电池")).Links.ShouldContain(contract);
        (await loop.Manager.GetAsync("/contracts?kind=Licence")).Links.ShouldNotContain(contract);
        (await (await loop.OwnerAsync()).GetAsync("/contracts")).Links.ShouldContain(contract);
        Encoding.UTF8.GetString(await loop.Manager.DownloadAsync("/contracts/export.csv")).ShouldContain("1200000");
        var file = await loop.Manager.GetAsync(contract + "/file");
        file.Headers["Content-Disposition"].ShouldStartWith("attachment");
        file.Headers["Content-Type"].ShouldBe("application/pdf");
        foreach (var stranger in new[] { elsewhere, other, loop.Host.Visitor() })
        {
            (await stranger.GetAsync(contract + "/file")).Status.ShouldNotBe(HttpStatusCode.OK);
            (await stranger.GetAsync(contract)).Status.ShouldNotBe(HttpStatusCode.OK);
        }
    }
}
