using System.Net;
using Hongniang.Access;
using Hongniang.Needs;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Needs;

public sealed class NeedActTests
{
    [Fact]
    public async Task A_review_without_the_two_points_is_refused_and_keeps_the_ticks()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync(NeedState.Submitted));
        var need = await NeedAsync(host);
        var manager = await host.ManagerAsync();

        var refused = await manager.SubmitAsync($"/needs/{need.Number}/review", "review", [("Input.Checked", "Title"), ("Input.Decision", "Accept"), ("Input.Reason", "先这样")]);
        var accepted = await manager.SubmitAsync($"/needs/{need.Number}/review", "review", [("Input.Checked", "NoIdentity"), ("Input.Checked", "NotClassified"), ("Input.Decision", "Accept")]);

        refused.Text.ShouldContain("Tick the two points that cannot be waived");
        refused.Form("review").ShouldNotBeNull().Values.ShouldContain(("Input.Checked", "Title"));
        refused.Form("review")!.Values.ShouldContain(("Input.Reason", "先这样")); // why: asked just before
        accepted.Location.ShouldBe($"/needs/{need.Number}");
        (await NeedAsync(host)).State.ShouldBe(NeedState.Accepted);
    }

    [Fact]
    public async Task A_need_is_returned_with_a_reason_that_the_enterprise_reads()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync(NeedState.Submitted));
        var need = await NeedAsync(host);

        await (await host.ManagerAsync()).SubmitAsync($"/needs/{need.Number}/review", "review", [("Input.Decision", "Return"), ("Input.Reason", "请补充指标")]);

        var seen = await (await host.SignInAsync(Role.Enterprise, host.World.Firm)).GetAsync($"/needs/{need.Number}");
        seen.Text.ShouldContain("Returned");
        seen.Text.ShouldContain("请补充指标");
        seen.Links.ShouldContain($"/needs/{need.Number}/edit#hand-in");
    }

    [Fact]
    public async Task An_incomplete_need_is_published_only_with_a_reason()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync(NeedState.Accepted));
        var need = await NeedAsync(host);
        var manager = await host.ManagerAsync();

        var refused = await manager.SubmitAsync($"/needs/{need.Number}/publish", "publish", []);
        var published = await manager.SubmitAsync($"/needs/{need.Number}/publish", "publish", [("Input.Reason", "企业急需，指标电话补充")]);

        refused.Text.ShouldContain("of 100 points are told.");
        published.Location.ShouldBe($"/needs/{need.Number}");
        (await NeedAsync(host)).State.ShouldBe(NeedState.Published);
    }

    [Fact]
    public async Task A_need_is_closed_with_an_outcome_and_reopened()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync());
        var need = await NeedAsync(host);
        var manager = await host.ManagerAsync();

        var refused = await manager.SubmitAsync($"/needs/{need.Number}/close", "end-need", [("Input.Reason", "企业自己解决了")]);
        var closed = await manager.SubmitAsync($"/needs/{need.Number}/close", "end-need", [("Input.Outcome", "SolvedByItself"), ("Input.Reason", "企业自己解决了")]);
        var page = await manager.GetAsync($"/needs/{need.Number}");
        await manager.SubmitAsync($"/needs/{need.Number}/reopen", "end-need", [("Input.Reason", "又出现了")]);

        refused.Text.ShouldContain("Please choose one of the list.");
        refused.Form("end-need").ShouldNotBeNull().Values.ShouldContain(("Input.Reason", "企业自己解决了"));
        closed.Location.ShouldBe($"/needs/{need.Number}");
        page.Text.ShouldContain("Solved by the enterprise itself");
        (await NeedAsync(host)).State.ShouldBe(NeedState.Published);
    }

    [Fact]
    public async Task A_duplicate_points_to_the_record_that_is_kept()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.NeedAsync();
            await world.NeedAsync(change: f => f with { Title = "同一条需求" });
        });
        List<Need> needs;
        await using (var scope = host.Database.Open())
        {
            needs = await scope.Db.Needs.AsNoTracking().OrderBy(n => n.Number).ToListAsync(TestContext.Current.CancellationToken);
        }

        var manager = await host.ManagerAsync();
        var open = await manager.GetAsync($"/needs/{needs[1].Number}/duplicate?of={needs[0].Number}");
        await manager.SendAsync(open, open.Form("end-need")!, []); // why: the page was opened just before
        var page = await manager.GetAsync($"/needs/{needs[1].Number}");

        open.Form("end-need")!.Values.ShouldContain(("Input.KeptNumber", needs[0].Number)); // why: as above
        page.Text.ShouldContain($"Kept record: {needs[0].Number}");
    }

    [Fact]
    public async Task A_stale_act_names_the_other_person()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync());
        var need = await NeedAsync(host);
        var (first, second) = (await host.ManagerAsync(), await host.SignInAsync(Role.Officer, host.World.Nanhai));
        var open = await first.GetAsync($"/needs/{need.Number}/withdraw");
        await second.SubmitAsync($"/needs/{need.Number}/edit", "need", [("Input.Title", "同事改过的名称"), ("Input.Intent", "draft")]);

        var refused = await first.SendAsync(open, open.Form("end-need")!, [("Input.Reason", "企业撤回")]); // why: the page was opened just before

        refused.Text.ShouldContain("测试Officer2 changed this record");
        refused.Form("end-need").ShouldNotBeNull().Values.ShouldContain(("Input.Reason", "企业撤回"));
        (await NeedAsync(host)).State.ShouldBe(NeedState.Published);
    }

    [Fact]
    public async Task A_contact_is_masked_until_somebody_says_why()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync());
        var need = await NeedAsync(host);
        var manager = await host.ManagerAsync();

        var page = await manager.GetAsync($"/needs/{need.Number}");
        var refused = await manager.SubmitAsync($"/needs/{need.Number}/contact", "contact", [("Input.Reason", " ")]);
        var shown = await manager.SubmitAsync($"/needs/{need.Number}/contact", "contact", [("Input.Reason", "电话核实指标")]);
        var story = await manager.GetAsync($"/needs/{need.Number}");

        page.Text.ShouldContain("138****1234");
        page.Text.ShouldNotContain("13800001234");
        refused.Text.ShouldContain("This field is required.");
        shown.Text.ShouldContain("13800001234");
        shown.Headers["Cache-Control"].ShouldBe("no-store");
        story.Text.ShouldContain("looked at the contact in clear");
        story.Text.ShouldContain("电话核实指标");
        story.Text.ShouldNotContain("13800001234");
    }

    [Fact]
    public async Task What_a_role_may_not_do_is_not_offered_and_not_done()
    {
        await using var host = await WebHost.StartAsync(world => world.NeedAsync(NeedState.Submitted));
        var need = await NeedAsync(host);
        var leader = await host.SignInAsync(Role.Leader, host.World.Foshan);
        var firm = await host.SignInAsync(Role.Enterprise, host.World.Firm);

        var looked = await leader.GetAsync($"/needs/{need.Number}");

        looked.Links.ShouldNotContain(l => l.StartsWith($"/needs/{need.Number}/", StringComparison.Ordinal));
        (await leader.GetAsync($"/needs/{need.Number}/review")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await leader.GetAsync($"/needs/{need.Number}/contact")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await firm.GetAsync($"/needs/{need.Number}/review")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await firm.GetAsync($"/needs/{need.Number}/close")).Text.ShouldContain("Your role may not do this.");
    }

    private static async Task<Need> NeedAsync(WebHost host)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Needs.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
    }
}
