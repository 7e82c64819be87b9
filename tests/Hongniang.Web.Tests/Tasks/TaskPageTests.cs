using System.Globalization;
using System.Net;
using Hongniang.Access;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Tasks;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Tasks;

public sealed class TaskPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_gap_of_the_matrix_opens_a_task_that_is_filled_in_and_the_gap_then_names_it()
    {
        await using var host = await WebHost.StartAsync();
        await host.World.NeedAsync();
        var manager = await host.ManagerAsync();
        var matrix = await manager.GetAsync("/capability-matrix");
        var at = matrix.Links.Where(l => l.StartsWith("/tasks/new?industry=C38&region=440605", StringComparison.Ordinal)).ShouldHaveSingleItem();

        var form = await manager.GetAsync(at);
        form.Form("new-task")!.Values.ShouldContain(v => v.Name == "Input.Title" && v.Value.Contains("Find a unit")); // why: asked of a page that has it
        var refused = await manager.SubmitAsync(at, "new-task", [("Input.Title", "问学会"), ("Input.DueOn", "2020-01-01")]);
        refused.Text.ShouldContain("The day has passed already.");
        refused.Form("new-task")!.Values.ShouldContain(("Input.Title", "问学会")); // why: a refused form keeps what was typed
        var opened = await manager.SubmitAsync(at, "new-task", []);
        opened.Location.ShouldBe("/capability-matrix");

        await using var open = host.Database.Open();
        var task = await open.Db.Tasks.SingleAsync(Ct);
        (task.IndustryCode, task.RegionCode, task.HolderId).ShouldBe(("C38", "440605", host.World.Nanhai));
        var after = await manager.GetAsync("/capability-matrix");
        after.Links.ShouldContain($"/tasks/{task.Number}");
        after.Links.ShouldNotContain(l => l.StartsWith("/tasks/new", StringComparison.Ordinal));
        (await manager.SubmitAsync(at, "new-task", [])).Text.ShouldContain("A task for this is open already");
        (await open.Db.Tasks.CountAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_task_is_listed_narrowed_exported_changed_and_closed_from_my_day()
    {
        await using var host = await WebHost.StartAsync();
        var need = await host.World.NeedAsync();
        var manager = await host.ManagerAsync();
        var today = host.Database.Clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var at = (await manager.SubmitAsync($"/tasks/new?need={need.Number}", "new-task", [("Input.DueOn", today)])).Location.ShouldNotBeNull();
        await manager.SubmitAsync("/tasks/new", "new-task", [("Input.Title", "别的事情")]);

        (await manager.GetAsync("/tasks")).Links.ShouldContain(at);
        (await manager.GetAsync("/tasks?about=Need&mine=true&sort=number")).Text.ShouldNotContain("别的事情");
        (await manager.GetAsync("/tasks?group=Overdue")).Text.ShouldContain("No task with these filters");
        (await manager.GetAsync($"/needs/{need.Number}")).Links.ShouldContain(at);
        var file = System.Text.Encoding.UTF8.GetString(await manager.DownloadAsync("/tasks/export.csv?about=Need"));
        file.ShouldContain(need.Number);
        file.ShouldNotContain("别的事情");
        (await manager.SubmitAsync(at + "/edit", "edit-task", [("Input.Details", "先电话联系")])).Location.ShouldBe(at);
        (await manager.GetAsync(at)).Text.ShouldContain("先电话联系");

        var day = await manager.GetAsync("/");
        day.Links.ShouldContain(at);
        var done = day.Form(at + "/done")!; // why: stands beside the row
        (await manager.PostAsync(at + "/done", [.. done.Values, ("outcome", "ignored")])).Location.ShouldBe("/");
        await using var open = host.Database.Open();
        (await open.Db.Tasks.CountAsync(t => t.State == TaskState.Done, Ct)).ShouldBe(0); // why: nothing was said about what it brought
        (await manager.PostAsync(at + "/done", [.. done.Values.Where(v => v.Name != "resultNote"), ("resultNote", "已联系")])).Location.ShouldBe("/");
        (await open.Db.Tasks.SingleAsync(t => t.State == TaskState.Done, Ct)).ResultNote.ShouldBe("已联系");
        (await manager.GetAsync("/tasks?group=Done")).Text.ShouldContain("已联系");
        (await manager.GetAsync("/")).Links.ShouldNotContain(at);
        var neighbour = await host.SignInAsync(Role.TechnologyManager, host.World.Guangzhou);
        (await neighbour.GetAsync(at)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync($"/tasks/new?need={need.Number}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_unit_that_can_is_asked_from_the_need_and_the_need_from_the_unit()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.NeedAsync();
            await world.AchievementAsync();
        });
        string unit, need, achievement;
        await using (var open = host.Database.Open())
        {
            var university = await open.Db.Organizations.AsNoTracking().SingleAsync(o => o.Id == host.World.University, Ct);
            (unit, need, achievement) = (university.Number, (await open.Db.Needs.SingleAsync(Ct)).Number, (await open.Db.Achievements.SingleAsync(Ct)).Number);
            (await open.The<ChangeCapabilityCard>().RunAsync(new(unit, university.Version, new CapabilityCard { Fields = "动力电解液;高镍三元", Industries = "C38" }), World.Manager(host.World.Guangzhou), Ct)).Problems.ShouldBeEmpty();
        }

        await host.Services.GetRequiredService<MatchIndexes>().CatchUpAsync(Ct);
        var manager = await host.ManagerAsync();
        var page = await manager.GetAsync($"/needs/{need}?tab=units");
        page.Text.ShouldContain("动力电解液");
        page.Text.ShouldContain("Serves");
        page.Links.ShouldContain($"/organizations/{unit}");
        page.Links.ShouldContain(l => l.Contains($"c={achievement}"));
        var ask = page.Links.Where(l => l.StartsWith($"/tasks/new?need={need}&unit={unit}", StringComparison.Ordinal)).ShouldHaveSingleItem();
        (await manager.SubmitAsync(ask, "new-task", [])).Location.ShouldBe($"/needs/{need}?tab=units");
        var asked = await manager.GetAsync($"/needs/{need}?tab=units");
        asked.Text.ShouldContain("Task: ");
        asked.Links.ShouldNotContain(l => l.StartsWith($"/tasks/new?need={need}&unit=", StringComparison.Ordinal));
        (await manager.GetAsync($"/needs/{need}?tab=units&serves=1&near=SameCounty")).Text.ShouldContain("No unit's card is close enough");

        var own = await manager.GetAsync($"/organizations/{unit}");
        own.Text.ShouldContain("Needs this unit could take");
        own.Links.ShouldContain($"/needs/{need}?tab=units&c={unit}");
        var society = await host.SignInAsync(Role.Society, host.World.University);
        (await society.GetAsync($"/organizations/{unit}")).Text.ShouldNotContain("Needs this unit could take");
    }

    [Fact]
    public async Task The_list_asks_as_much_for_many_tasks_as_for_few()
    {
        await using var host = await WebHost.StartAsync(configure: QueryCounts.WithoutFollower);
        var need = await host.World.NeedAsync();
        var manager = await host.ManagerAsync();
        await manager.SubmitAsync("/tasks/new?industry=C38&region=440605", "new-task", []);
        await manager.SubmitAsync($"/tasks/new?need={need.Number}", "new-task", []);
        var few = await host.QueriesOfAsync(() => manager.GetAsync("/tasks"));
        for (var i = 0; i < 6; i++)
        {
            await manager.SubmitAsync($"/tasks/new?industry=C{13 + i}&region=440605", "new-task", []);
        }

        (await host.QueriesOfAsync(() => manager.GetAsync("/tasks"))).ShouldBe(few);
    }
}
