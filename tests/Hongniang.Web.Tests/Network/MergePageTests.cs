using System.Net;
using Hongniang.Access;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Network;

public sealed class MergePageTests
{
    [Fact]
    public async Task A_duplicate_is_chosen_compared_and_merged_and_its_address_leads_on()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var kept = await NumberAsync(host, host.World.Firm);
        var gone = (await manager.SubmitAsync("/organizations/new", "new-organization",
            [("Input.Name", "测试电池股份有限公司"), ("Input.Kind", "Enterprise"), ("Input.RegionCode", "440605"), ("Input.Uscc", "91350100M000100Y43")])).Location.ShouldNotBeNull().Split('/')[^1];

        var compared = await manager.GetAsync($"/organizations/{kept}/merge?with={Uri.EscapeDataString("测试电池股份有限公司")}");
        var unsure = await manager.SendAsync(compared, compared.Form("merge").ShouldNotBeNull(), []);
        var merged = await manager.SendAsync(compared, compared.Form("merge")!, [("Input.IsSure", "true")]);

        compared.Text.ShouldContain("91350100M000100Y43");
        unsure.Text.ShouldContain("Please confirm that the two are one unit.");
        merged.Location.ShouldBe($"/organizations/{kept}");
        (await manager.GetAsync($"/organizations/{gone}")).Location.ShouldBe($"/organizations/{kept}");
        (await manager.GetAsync($"/organizations/{kept}")).Text.ShouldContain($"{gone} · ");
        (await manager.GetAsync($"/organizations/{gone}/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.GetAsync("/organizations?kind=Enterprise")).Text.ShouldNotContain("测试电池股份有限公司");
        (await manager.GetAsync($"/organizations/{kept}/merge?with=nobody")).Text.ShouldContain("There is no such unit in your sight");
        (await manager.GetAsync($"/organizations/{kept}/merge?with={kept}")).Text.ShouldContain("This is the same entry.");
    }

    [Fact]
    public async Task A_society_keeps_its_own_card_and_nothing_typed_is_lost()
    {
        await using var host = await WebHost.StartAsync();
        var society = await host.SignInAsync(Role.Society, host.World.University);
        var address = $"/organizations/{await NumberAsync(host, host.World.University)}";

        var refused = await society.SubmitAsync($"{address}/card", "card", [("Input.Fields", "食品检测，发酵工程"), ("Input.Industries", "食品制造业，炼金")]);
        var saved = await society.SubmitAsync($"{address}/card", "card", [("Input.Fields", "食品检测，发酵工程"), ("Input.Industries", "食品制造业")]);

        refused.Text.ShouldContain("There is no industry called “炼金”");
        refused.Form("card").ShouldNotBeNull().Values.ShouldContain(("Input.Fields", "食品检测，发酵工程"));
        saved.Location.ShouldBe(address);
        var page = await society.GetAsync(address);
        page.Text.ShouldContain("发酵工程");
        page.Text.ShouldContain("C14");
        (await (await host.ManagerAsync()).GetAsync($"{address}/card")).Text.ShouldContain("Another association looks after this record.");
    }

    private static async Task<string> NumberAsync(WebHost host, OrganizationId id)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Organizations.Where(o => o.Id == id).Select(o => o.Number).SingleAsync(TestContext.Current.CancellationToken);
    }
}
