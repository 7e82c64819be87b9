using System.Globalization;
using System.Net;
using Hongniang.Access;
using Hongniang.Needs;
using Hongniang.Tasks;
using Microsoft.EntityFrameworkCore;
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
        need.State.ShouldBe(NeedState.Published);
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
