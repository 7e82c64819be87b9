using System.Net;
using System.Text.Json;
using Hongniang.Access;
using Hongniang.Needs;
using Hongniang.Visits;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Visits;

public sealed class VisitPageTests
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visit_is_planned_changed_and_reported_at_a_desk_with_pictures_and_needs()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var refused = await manager.SubmitAsync("/visits/new", "new-visit", [("Input.EnterpriseName", ""), ("Input.Purpose", "看新产线")]);
        var planned = await manager.SubmitAsync("/visits/new", "new-visit", [("Input.EnterpriseName", "测试电池有限公司"), ("Input.On", Day(host, 0))]);
        var at = planned.Location.ShouldNotBeNull();
        (await manager.SubmitAsync(at + "/edit", "edit-visit", [("Input.Visitors", "张教授")])).Location.ShouldBe(at);
        var wrong = await manager.SubmitAsync(at + "/report", "report-visit", [("Input.Findings", "良率偏低"), ("Input.HeldOn", "2031-01-01"), ("Input.Needs[0].Title", "提高良率")]);
        var reported = await manager.SubmitAsync(
            at + "/report", "report-visit", [("Input.Findings", "良率偏低"), ("Input.HeldOn", Day(host, 0)), ("Input.Needs[0].Title", "提高良率")], ("Input.Photos", "a.png", Picture));

        refused.Text.ShouldContain("This field is required.");
        (await manager.SubmitAsync("/visits/new", "new-visit", [("Input.EnterpriseName", "没有登记的工厂")])).Text.ShouldContain("This firm is not in the register");
        refused.Form("new-visit")!.Values.ShouldContain(("Input.Purpose", "看新产线")); // why: a refused form keeps what was typed
        wrong.Text.ShouldContain("The visit cannot have been held after today.");
        wrong.Form("report-visit")!.Values.ShouldContain(("Input.Needs[0].Title", "提高良率")); // why: as above
        reported.Location.ShouldBe(at);
        var page = await manager.GetAsync(at);
        page.Text.ShouldContain("张教授");
        page.Text.ShouldContain("提高良率");
        await using var open = host.Database.Open();
        var visit = await open.Db.Visits.SingleAsync(Ct);
        (await manager.DownloadAsync($"{at}/photos/{visit.Photos.ShouldHaveSingleItem().Id}")).ShouldBe(Picture);
        (await (await host.SignInAsync(Role.TechnologyManager, host.World.Guangzhou)).GetAsync($"{at}/photos/{visit.Photos[0].Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.GetAsync("/visits?group=Held")).Text.ShouldContain("测试电池有限公司");
    }

    [Fact]
    public async Task A_device_sends_once_is_told_what_is_wrong_and_sees_the_report_of_another()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        await manager.SubmitAsync("/visits/new", "new-visit", [("Input.EnterpriseName", "测试电池有限公司"), ("Input.On", Day(host, 1))]);
        var pocket = JsonDocument.Parse(await manager.DownloadAsync("/visits/pocket.json")).RootElement;
        var visit = pocket.GetProperty("visits").EnumerateArray().ShouldHaveSingleItem();
        var key = Guid.CreateVersion7();

        var unreadable = await SendAsync(manager, pocket, "{");
        var wrong = await SendAsync(manager, pocket, Report(visit, key, "", Day(host, 0)));
        var sent = await SendAsync(manager, pocket, Report(visit, key, "良率偏低", Day(host, 0)));
        var again = await SendAsync(manager, pocket, Report(visit, key, "良率偏低", Day(host, 0)));
        var other = await SendAsync(manager, pocket, Report(visit, Guid.CreateVersion7(), "我的记录", Day(host, 0)));
        var forged = await manager.PostAsync("/visits/send", [("report", Report(visit, Guid.CreateVersion7(), "伪造", Day(host, 0)))]);

        (unreadable.Status, wrong.Status).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity));
        wrong.Html.ShouldContain("Findings");
        (sent.Status, again.Status, again.Html).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, sent.Html));
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        JsonDocument.Parse(other.Html).RootElement.GetProperty("theirs").GetProperty("findings").GetString().ShouldBe("良率偏低");
        forged.Status.ShouldBe(HttpStatusCode.BadRequest);
        await using var open = host.Database.Open();
        (await open.Db.Needs.CountAsync(n => n.Source == NeedSource.Visit, Ct)).ShouldBe(1);
        (await open.Db.Visits.SingleAsync(Ct)).State.ShouldBe(VisitState.Held);
    }

    [Fact]
    public async Task What_the_phone_keeps_is_open_and_holds_nothing_of_anybody()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = host.Visitor();

        (await visitor.GetAsync("/visits/worker.js")).Status.ShouldBe(HttpStatusCode.OK);
        JsonDocument.Parse(await visitor.DownloadAsync("/visits/app.webmanifest")).RootElement.GetProperty("start_url").GetString().ShouldBe("/visits/pocket");
        (await (await host.ManagerAsync()).GetAsync("/visits/pocket")).Text.ShouldNotContain("测试红娘");
    }

    private static Task<WebPage> SendAsync(Visitor manager, JsonElement pocket, string report) => manager.PostAsync(
        "/visits/send", [(pocket.GetProperty("tokenField").GetString() ?? "", pocket.GetProperty("token").GetString() ?? ""), ("report", report)], ("photos", "photo.jpg", Picture));

    private static string Report(JsonElement visit, Guid key, string findings, string day) => JsonSerializer.Serialize(new
    {
        number = visit.GetProperty("number").GetString(), key, version = visit.GetProperty("version").GetInt32(), heldOn = day, findings, needs = new[] { new { title = "提高良率", description = "" } },
    });

    private static string Day(WebHost host, int ahead) => host.Database.Clock.Today.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
