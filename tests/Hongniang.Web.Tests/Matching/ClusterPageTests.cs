using Hongniang.Common.Tables;
using Hongniang.Needs;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Matching;

public sealed class ClusterPageTests
{
    [Fact]
    public async Task A_shared_need_is_listed_opened_exported_and_put_right()
    {
        List<Need> needs = [];
        await using var host = await WebHost.StartAsync(async world =>
        {
            for (var i = 0; i < 3; i++)
            {
                needs.Add(await world.NeedAsync());
            }
        });
        var manager = await host.ManagerAsync();

        (await manager.GetAsync("/needs/clusters")).Links.ShouldContain($"/needs/clusters/{needs[0].Number}");
        (await manager.GetAsync($"/needs/{needs[2].Number}?tab=similar")).Links.ShouldContain($"/needs/clusters/{needs[2].Number}");
        TableFile.Open(await manager.DownloadAsync("/needs/clusters/export.xlsx"), "a.xlsx").Value.Rows(null).Count().ShouldBe(2);
        var page = await manager.GetAsync($"/needs/clusters/{needs[2].Number}");
        page.Text.ShouldContain("perhaps the same need");
        page.Links.ShouldContain($"/needs/{needs[1].Number}/duplicate?of={needs[0].Number}");

        var split = await manager.SendAsync(page, page.Forms.First(f => f.Action == $"/needs/clusters/{needs[1].Number}/split"), []);
        split.Location.ShouldBe($"/needs/clusters/{needs[0].Number}");
        var after = await manager.GetAsync(split.Location!);
        after.Text.ShouldContain($"{needs[1].Number} is split off.");
        after.Text.ShouldContain("Split off by a person");
        var joined = await manager.SendAsync(after, after.Forms.First(f => f.Action == $"/needs/clusters/{needs[1].Number}/join"), []);
        (await manager.GetAsync(joined.Location!)).Forms.ShouldContain(f => f.Action == $"/needs/clusters/{needs[1].Number}/split");
        (await manager.GetAsync("/needs/clusters/XQ-2026-999999")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
