using System.Net;
using System.Text;
using Hongniang.Access;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Supply;

public sealed class ExpertPageTests
{
    [Fact]
    public async Task An_expert_without_consent_is_kept_as_a_draft_only()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        (string, string)[] typed = [("Input.Name", "赵六"), ("Input.OrganizationName", "测试理工大学"), ("Input.ResearchDirections", "固态电池\n硫化物电解质")];

        var refused = await manager.SubmitAsync("/experts/new", "new-expert", [.. typed, ("Input.Intent", "publish")]);
        var draft = await manager.SubmitAsync("/experts/new", "new-expert", [.. typed, ("Input.Intent", "draft")]);
        var page = await manager.GetAsync(draft.Location.ShouldNotBeNull());

        refused.Text.ShouldContain("The expert has not agreed to be listed and asked.");
        refused.Form("new-expert").ShouldNotBeNull().Values.ShouldContain(("Input.ResearchDirections", "固态电池\n硫化物电解质"));
        page.Text.ShouldContain("not agreed yet");
        page.Text.ShouldContain("硫化物电解质");
    }

    [Fact]
    public async Task Experts_see_their_own_record_and_no_other()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.ExpertAsync("王五");
            await world.ExpertAsync("孙七");
        });
        await using var scope = host.Database.Open();
        var experts = await scope.Db.Experts.AsNoTracking().ToDictionaryAsync(e => e.Name, TestContext.Current.CancellationToken);
        var expert = await host.SignInAsync(Role.Expert, host.World.University, experts["王五"].Id.Value);

        var own = await expert.GetAsync($"/experts/{experts["王五"].Number}");
        var other = await expert.GetAsync($"/experts/{experts["孙七"].Number}");

        own.Text.ShouldContain("13700009999");
        own.Links.ShouldNotContain($"/experts/{experts["王五"].Number}/edit");
        other.Status.ShouldBe(HttpStatusCode.NotFound);
        (await expert.GetAsync("/experts")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_list_is_filtered_in_its_address_and_needs_as_many_queries_for_three_rows_as_for_one()
    {
        (await QueriesAsync(1)).ShouldBe(await QueriesAsync(3));

        static async Task<int> QueriesAsync(int count)
        {
            await using var host = await WebHost.StartAsync(async world =>
            {
                for (var i = 0; i < count; i++)
                {
                    await world.ExpertAsync($"专家{i}", f => f with { HolderId = world.Nanhai, DisciplineCodes = "430" });
                }
            }, QueryCounts.WithoutFollower);
            var manager = await host.ManagerAsync();
            (await manager.GetAsync("/experts?discipline=430")).Text.ShouldContain("专家0");
            (await manager.GetAsync("/experts?discipline=520")).Text.ShouldContain("No expert with these filters");
            return await host.QueriesOfAsync(() => manager.GetAsync("/experts"));
        }
    }

    [Fact]
    public async Task Contacts_leave_the_export_masked()
    {
        await using var host = await WebHost.StartAsync(world => world.ExpertAsync(change: f => f with { HolderId = world.Nanhai, ContactEmail = "wangwu@example.cn" }));

        var csv = Encoding.UTF8.GetString(await (await host.ManagerAsync()).DownloadAsync("/experts/export.csv"));

        csv.ShouldContain("137****9999");
        csv.ShouldNotContain("13700009999");
        csv.ShouldNotContain("wangwu@");
        csv.ShouldContain("王五");
    }
}
