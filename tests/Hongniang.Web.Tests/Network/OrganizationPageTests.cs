using System.Net;
using System.Text;
using Hongniang.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Network;

public sealed class OrganizationPageTests
{
    [Fact]
    public async Task The_register_shows_the_territory_by_kind_and_hides_enterprises_of_other_cities()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var own = await manager.GetAsync("/organizations?kind=Enterprise");
        var network = await manager.GetAsync("/organizations?all=1");

        own.Text.ShouldContain("测试电池有限公司");
        network.Text.ShouldContain("测试理工大学");
        network.Text.ShouldNotContain("测试家电有限公司");
        (await manager.GetAsync($"/organizations/{await NumberAsync(host, host.World.OtherFirm)}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_mistyped_credit_code_is_told_and_nothing_typed_is_lost()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        (string, string)[] typed = [("Input.Name", "新材料有限公司"), ("Input.Kind", "Enterprise"), ("Input.RegionCode", "440605"), ("Input.Qualifications", "高新技术企业，专精特新")];

        var refused = await manager.SubmitAsync("/organizations/new", "new-organization", [.. typed, ("Input.Uscc", "91350100M000100Y44")]);
        var saved = await manager.SubmitAsync("/organizations/new", "new-organization", [.. typed, ("Input.Uscc", "91350100m000100y43")]);
        var page = await manager.GetAsync(saved.Location.ShouldNotBeNull());

        refused.Text.ShouldContain("does not fit the others");
        refused.Form("new-organization").ShouldNotBeNull().Values.ShouldContain(("Input.Qualifications", "高新技术企业，专精特新"));
        page.Text.ShouldContain("91350100M000100Y43");
        page.Text.ShouldContain("专精特新");
    }

    [Fact]
    public async Task An_organisation_shows_what_is_its_own()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.NeedAsync();
            await world.AchievementAsync();
            await world.ExpertAsync();
        });
        var manager = await host.ManagerAsync();

        var firm = await manager.GetAsync($"/organizations/{await NumberAsync(host, host.World.Firm)}");
        var university = await manager.GetAsync($"/organizations/{await NumberAsync(host, host.World.University)}");

        firm.Text.ShouldContain("高镍三元动力电解液的开发");
        university.Text.ShouldContain("王五");
        university.Text.ShouldContain("高电压高镍三元体系锂离子电池电解液及其制备方法");
    }

    [Fact]
    public async Task An_enterprise_sees_itself_and_neither_the_register_nor_its_export()
    {
        await using var host = await WebHost.StartAsync();
        var enterprise = await host.SignInAsync(Role.Enterprise, host.World.Firm);

        (await enterprise.GetAsync($"/organizations/{await NumberAsync(host, host.World.Firm)}")).Heading.ShouldBe("测试电池有限公司");
        (await enterprise.GetAsync($"/organizations/{await NumberAsync(host, host.World.University)}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await enterprise.GetAsync("/organizations")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await enterprise.GetAsync("/organizations/export.csv")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_export_keeps_to_the_territory()
    {
        await using var host = await WebHost.StartAsync();

        var csv = Encoding.UTF8.GetString(await (await host.ManagerAsync()).DownloadAsync("/organizations/export.csv"));

        csv.ShouldContain("测试电池有限公司");
        csv.ShouldNotContain("测试家电有限公司");
    }

    private static async Task<string> NumberAsync(WebHost host, OrganizationId id)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Organizations.Where(o => o.Id == id).Select(o => o.Number).SingleAsync(TestContext.Current.CancellationToken);
    }
}
