using System.Net;
using System.Text;
using Hongniang.Access;
using Hongniang.Common.Tables;
using Hongniang.Needs;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Needs;

public sealed class NeedsPageTests
{
    [Fact]
    public async Task The_list_shows_what_the_territory_holds_and_counts_by_state()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.NeedAsync(NeedState.Published, f => f with { Title = "高镍电解液" });
            await world.NeedAsync(NeedState.Submitted, f => f with { Title = "正极包覆" });
            await world.NeedAsync(NeedState.Published, f => f with { Title = "别处的需求", HolderId = world.Tianhe, EnterpriseId = world.OtherFirm, RegionCode = "440106" });
        });
        var manager = await host.ManagerAsync();

        var all = await manager.GetAsync("/needs");
        var submitted = await manager.GetAsync("/needs?state=Submitted");
        var found = await manager.GetAsync("/needs?words=电解液");
        var nothing = await manager.GetAsync("/needs?words=没有这个词");

        all.Text.ShouldContain("高镍电解液");
        all.Text.ShouldContain("正极包覆");
        all.Text.ShouldNotContain("别处的需求");
        all.Text.ShouldContain("All 2 Awaiting review 1");
        submitted.Text.ShouldContain("正极包覆");
        submitted.Text.ShouldNotContain("高镍电解液");
        found.Text.ShouldContain("1–1 of 1");
        nothing.Text.ShouldContain("No need with these filters");
    }

    [Fact]
    public async Task An_empty_stock_says_what_to_do()
    {
        await using var host = await WebHost.StartAsync();

        var page = await (await host.ManagerAsync()).GetAsync("/needs");

        page.Text.ShouldContain("No needs yet");
        page.Links.ShouldContain("/imports/new?kind=Needs");
        page.Links.ShouldContain("/needs/new");
    }

    [Fact]
    public async Task The_list_needs_as_many_queries_for_three_rows_as_for_one()
    {
        (await QueriesAsync(1)).ShouldBe(await QueriesAsync(3));

        static async Task<int> QueriesAsync(int needs)
        {
            await using var host = await WebHost.StartAsync(async world =>
            {
                for (var i = 0; i < needs; i++)
                {
                    await world.NeedAsync(change: f => f with { HolderId = i % 2 == 0 ? world.Nanhai : world.Foshan });
                }
            }, QueryCounts.WithoutFollower);
            var manager = await host.ManagerAsync();
            return await host.QueriesOfAsync(async () => (await manager.GetAsync("/needs")).Text.ShouldContain($"1–{needs} of {needs}"));
        }
    }

    [Fact]
    public async Task An_enterprise_sees_its_own_needs_and_an_expert_none()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.NeedAsync(change: f => f with { Title = "自家的需求" });
            await world.NeedAsync(change: f => f with { Title = "别家的需求", EnterpriseId = world.OtherFirm, EnterpriseName = "测试家电有限公司" });
        });

        var own = await (await host.SignInAsync(Role.Enterprise, host.World.Firm)).GetAsync("/needs");
        var expert = await (await host.SignInAsync(Role.Expert, host.World.University, Guid.CreateVersion7(host.Time.GetUtcNow()))).GetAsync("/needs");

        own.Text.ShouldContain("自家的需求");
        own.Text.ShouldNotContain("别家的需求");
        own.Links.ShouldNotContain("/imports/new?kind=Needs");
        expert.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_export_holds_what_the_filter_finds_with_contacts_masked()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.NeedAsync(change: f => f with { Title = "=1+1 电解液", ContactName = "张三丰", ContactPhone = "13812345678", BudgetTo = 3_000_000 });
            await world.NeedAsync(NeedState.Submitted, f => f with { Title = "正极包覆" });
            await world.NeedAsync(change: f => f with { Title = "别处的电解液", HolderId = world.Tianhe });
        });
        var manager = await host.ManagerAsync("zh-CN");

        var csv = Encoding.UTF8.GetString(await manager.DownloadAsync("/needs/export.csv?state=Published"));
        var workbook = TableFile.Open(await manager.DownloadAsync("/needs/export.xlsx"), "needs.xlsx").Value;

        csv.ShouldContain("'=1+1 电解液");
        csv.ShouldContain("张*");
        csv.ShouldContain("138****5678");
        csv.ShouldNotContain("13812345678");
        csv.ShouldNotContain("张三丰");
        csv.ShouldNotContain("正极包覆");
        csv.ShouldNotContain("别处的电解液");
        csv.Split("\r\n")[0].ShouldStartWith("\uFEFF编号,名称,类别,状态");
        workbook.Rows(null).Count().ShouldBe(3);
    }

    [Fact]
    public async Task Only_those_who_work_may_export()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync());

        (await (await host.SignInAsync(Role.Leader, host.World.Foshan)).GetAsync("/needs/export.csv")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await host.SignInAsync(Role.Enterprise, host.World.Firm)).GetAsync("/needs/export.csv")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.Visitor().GetAsync("/needs/export.csv")).Location.ShouldNotBeNull().ShouldStartWith("/sign-in");
        (await (await host.ManagerAsync()).GetAsync("/needs/export.pdf")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
