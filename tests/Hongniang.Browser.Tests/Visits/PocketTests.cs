using Hongniang.Needs;
using Hongniang.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests.Visits;

/// <summary>A visit on the phone with no signal: opened, written, kept over a restart of the page, sent later, once; and one that somebody else reported meanwhile.</summary>
public sealed class PocketTests
{
    private static readonly Look Phone = Look.Phone;

    [Fact]
    public async Task A_visit_without_a_signal_is_kept_on_the_phone_and_sent_later_once()
    {
        await using var site = await Site.StartAsync();
        await using var tab = await site.EnterAsync("foshan", Phone);
        var page = tab.Page;
        await tab.GoAsync("/visits/pocket");
        await ReadyAsync(page);
        await page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await page.EvaluateAsync("new Promise(done => navigator.serviceWorker.controller ? done(true) : navigator.serviceWorker.addEventListener('controllerchange', () => done(true)))");
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("visits-pocket");
        var late = await CountAsync(site, VisitState.Held);

        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await ReadyAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "登记结果" }).First.ClickAsync();
        await page.GetByLabel("会见人员").FillAsync("王总");
        await page.GetByLabel("走访发现").FillAsync("涂装线返工率偏高。");
        await page.GetByLabel("需求", new() { Exact = true }).FillAsync("降低涂装返工率");
        await page.GetByText("已于").WaitForAsync();
        await page.ReloadAsync(); // the phone was put away, the page is opened anew
        await ReadyAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "打开" }).ClickAsync();
        (await page.GetByLabel("走访发现").InputValueAsync()).ShouldBe("涂装线返工率偏高。");
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("visits-pocket-form");
        await page.GetByRole(AriaRole.Button, new() { Name = "写好了，上报" }).ClickAsync();
        await page.GetByText("待上报", new() { Exact = true }).WaitForAsync();
        (await CountAsync(site, VisitState.Held)).ShouldBe(late);

        await page.Context.SetOfflineAsync(false);
        await page.GetByText("已上报：ZF-").WaitForAsync();
        (await CountAsync(site, VisitState.Held)).ShouldBe(late + 1);
        await page.ReloadAsync();
        await ReadyAsync(page);
        await using var open = site.Database.Open();
        var need = await open.Db.Needs.SingleAsync(n => n.Title == "降低涂装返工率", TestContext.Current.CancellationToken);
        (need.State, need.Source).ShouldBe((NeedState.Draft, NeedSource.Visit));
        tab.Forgive(); // the browser tells of each request that found no signal
    }

    [Fact]
    public async Task A_visit_that_somebody_else_reported_meanwhile_shows_both()
    {
        await using var site = await Site.StartAsync();
        await using var tab = await site.EnterAsync("foshan", Phone);
        var page = tab.Page;
        await tab.GoAsync("/visits/pocket");
        await ReadyAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "登记结果" }).First.ClickAsync();
        await page.GetByLabel("走访发现").FillAsync("我在现场记的。");

        await using (var desk = await site.EnterAsync("foshan"))
        {
            await using var open = site.Database.Open();
            var today = site.Database.Clock.Today;
            var number = await open.Db.Visits.Where(v => v.State == VisitState.Planned && v.PlannedOn <= today && v.LeaderName.StartsWith("陈素琴")).OrderBy(v => v.PlannedOn).ThenBy(v => v.RoutePlace).Select(v => v.Number)
                .FirstAsync(TestContext.Current.CancellationToken);
            await desk.GoAsync($"/visits/{number}/report");
            await desk.Page.GetByLabel("走访发现").FillAsync("同事先登记了。");
            await desk.PressAsync("保存走访记录", "Save the report");
            (await desk.Page.GetByText("同事先登记了。").First.IsVisibleAsync()).ShouldBeTrue();
            await desk.ShootAsync("visit");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "写好了，上报" }).ClickAsync();
        await page.GetByText("同事先登记了。").WaitForAsync();
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("visits-pocket-conflict");
        await page.GetByRole(AriaRole.Button, new() { Name = "用我的替换" }).ClickAsync();
        await page.GetByText("已上报：ZF-").WaitForAsync();

        await using var now = site.Database.Open();
        (await now.Db.Visits.AnyAsync(v => v.Findings == "我在现场记的。", TestContext.Current.CancellationToken)).ShouldBeTrue();
        tab.Forgive(); // a conflict is an answer that the browser counts as an error
    }

    private static async Task ReadyAsync(IPage page) =>
        await page.Locator("[data-pocket][data-ready=yes]").WaitForAsync();

    private static async Task<int> CountAsync(Site site, VisitState state)
    {
        await using var open = site.Database.Open();
        return await open.Db.Visits.CountAsync(v => v.State == state, TestContext.Current.CancellationToken);
    }
}
