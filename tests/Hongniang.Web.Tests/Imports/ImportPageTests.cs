using System.Net;
using System.Text;
using Hongniang.Common;
using Hongniang.Common.Tables;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Imports;

public sealed class ImportPageTests
{
    private const string Csv = "需求名称,需求描述,企业名称,多余\n高镍电解液的开发,需开发一款适配 NCM811 体系的动力电解液，循环不低于一千次。,甲公司,x\n,没有名称的一行,乙公司,y\n高镍电解液的开发,需开发一款适配 NCM811 体系的动力电解液，循环不低于九百次。,甲公司,z\n";

    private static (string, string, byte[]) File(string text = Csv, string name = "需求.csv") => ("Input.File", name, Encoding.UTF8.GetBytes(text));

    [Fact]
    public async Task A_file_is_uploaded_mapped_run_and_its_rows_are_decided()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var uploaded = await manager.SubmitAsync("/imports/new?kind=Needs", "new-import", [], File());
        var address = uploaded.Location.ShouldNotBeNull();
        address.ShouldStartWith("/imports/DR-2026-");
        var mapping = await manager.GetAsync(address);
        mapping.Text.ShouldContain("Nothing is written yet.");
        mapping.Form("map-import").ShouldNotBeNull().Values.Where(v => v.Name.StartsWith("column-", StringComparison.Ordinal)).ShouldBe([("column-0", "Title"), ("column-1", "Description"), ("column-2", "EnterpriseName"), ("column-3", "")]);

        var broken = await manager.SubmitAsync(address, "map-import", [("column-0", ""), ("Input.Act", "start")]);
        broken.Text.ShouldContain("Choose the column that holds this field");
        broken.Form("map-import").ShouldNotBeNull().Values.ShouldContain(("column-0", ""));
        var started = await manager.SubmitAsync(address, "map-import", [("Input.Act", "start")]);
        started.Location.ShouldBe(address);
        await EndAsync(host);

        var result = await manager.GetAsync(address);
        result.Text.ShouldContain("Row 4");
        var decided = await manager.SendAsync(result, result.Forms.First(f => f.Action == address + "/decide" && f.Values.Any(v => v.Name == "row")), [("decision", "LeaveOut")]);
        decided.Location.ShouldBe(address);
        var after = await manager.GetAsync(address);
        after.Text.ShouldContain("1 rows were left out.");
        after.Text.ShouldContain("没有名称的一行");
        await using var scope = host.Database.Open();
        (await scope.Db.Needs.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        var sheet = TableFile.Open(await manager.DownloadAsync(address + "/refused.xlsx"), "a.xlsx").Value;
        sheet.Rows(null).Select(r => r.Cells.Count).ShouldBe([5, 5]);
        (await manager.GetAsync("/imports")).Text.ShouldContain("需求.csv");
    }

    [Fact]
    public async Task Organisations_go_the_same_road_and_are_not_asked_to_be_published()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var address = (await manager.SubmitAsync("/imports/new?kind=Organizations", "new-import", [], File("单位名称,信用代码\n甲新材料有限公司,91350100M000100Y43\n", "单位.csv"))).Location.ShouldNotBeNull();
        var mapping = await manager.GetAsync(address);
        (await manager.SubmitAsync(address, "map-import", [("Input.Act", "start")])).Location.ShouldBe(address);
        await EndAsync(host);

        mapping.Form("map-import").ShouldNotBeNull().Values.ShouldNotContain(v => v.Name == "Input.Publish");
        mapping.Text.ShouldContain("They stand in the register at once");
        mapping.Text.ShouldContain("甲新材料有限公司");
        (await manager.GetAsync(address)).Links.ShouldContain("/organizations");
        (await manager.GetAsync("/organizations?kind=Enterprise")).Text.ShouldContain("91350100M000100Y43");
        (await manager.DownloadAsync("/imports/templates/Organization.xlsx")).Length.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData("old.xls", "This is not a spreadsheet that can be imported.")]
    [InlineData("empty.csv", "This file is empty.")]
    public async Task A_file_that_cannot_be_read_is_refused_in_words(string name, string sentence)
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var refused = await manager.SubmitAsync("/imports/new", "new-import", [], File(name == "empty.csv" ? "" : "plain", name));

        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Text.ShouldContain(sentence);
        (await manager.SubmitAsync("/imports/new", "new-import", [])).Text.ShouldContain("This field is required.");
    }

    [Fact]
    public async Task A_waiting_import_can_be_given_up()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var address = (await manager.SubmitAsync("/imports/new", "new-import", [], File())).Location!; // why: a refusal would fail the next line

        (await manager.SubmitAsync(address, address + "/cancel", [])).Location.ShouldBe(address);

        (await manager.GetAsync(address)).Text.ShouldContain("This import was given up before it started.");
    }

    [Theory]
    [InlineData("Need")]
    [InlineData("Achievement")]
    [InlineData("Expert")]
    public async Task Templates_are_given(string kind)
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        TableFile.Open(await manager.DownloadAsync($"/imports/templates/{kind}.xlsx"), "a.xlsx").Value.Sheets.Count.ShouldBe(2);
        (await manager.GetAsync("/imports/templates/Nothing.xlsx")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.GetAsync("/imports/DR-2026-999999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The host's own worker runs it.</summary>
    private static async Task EndAsync(WebHost host)
    {
        var ct = TestContext.Current.CancellationToken;
        for (var i = 0; i < 300; i++)
        {
            await using var scope = host.Database.Open();
            if (await scope.Db.ImportRuns.AllAsync(r => r.State == RunState.Done, ct))
            {
                return;
            }

            await Task.Delay(100, ct);
        }

        Assert.Fail("The worker did not end the import within half a minute.");
    }
}
