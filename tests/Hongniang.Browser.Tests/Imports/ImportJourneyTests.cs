using System.Text;
using Hongniang.Common;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests.Imports;

/// <summary>A colleague's spreadsheet becomes needs: file, columns, progress, result, and nothing when the same file comes again.</summary>
public sealed class ImportJourneyTests
{
    private const string Sheet = """
        难题名称,具体说明,单位名称,备用
        纯电动客车高镍电池低温快充的电解液配方,需要一种在零下二十摄氏度仍能以一倍率充电的电解液配方及其量产工艺。,示例客车厂,甲
        ,没有名称的一行说明文字。,示例机械厂,乙
        陶瓷辊道窑余热回收与智能控制系统,希望在窑尾加装余热回收并由模型控制燃气，单位能耗下降百分之十以上。,示例陶瓷厂,丙

        """;

    [Theory]
    [InlineData("desk")]
    [InlineData("phone-dark-en")]
    public async Task From_a_spreadsheet_to_needs(string look)
    {
        await using var site = await Site.StartAsync();
        await using var tab = await site.EnterAsync("foshan", PageLookTests.LookOf(look));

        // The file.
        await tab.GoAsync("/imports/new?kind=Needs");
        await tab.ShouldBeWellMadeAsync();
        await UploadAsync(tab);

        // The columns: one was not recognised and is chosen by hand or left out; what the first rows become is shown.
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("import-columns");
        var columns = tab.Page.Locator("select[name^=column-]");
        (await columns.CountAsync()).ShouldBe(4);
        (await columns.Nth(3).InputValueAsync()).ShouldBe("");
        await columns.Nth(0).SelectOptionAsync("Title");
        await columns.Nth(1).SelectOptionAsync("Description");
        await columns.Nth(2).SelectOptionAsync("EnterpriseName");
        await tab.PressAsync("开始导入", "Start the import");

        // The result: two needs, one refused row to take away.
        (await CountsAsync(tab)).ShouldBe([2, 0, 0, 1, 0], "added, with remarks, possible duplicates, refused, known");
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("import-result");
        var errors = await tab.Page.APIRequest.GetAsync(tab.Page.Url + "/refused.xlsx");
        errors.Status.ShouldBe(200);
        (await NeedsAsync(site)).ShouldBe(2);

        // The same file twice changes nothing.
        await tab.GoAsync("/imports/new?kind=Needs");
        await UploadAsync(tab);
        await columns.Nth(0).SelectOptionAsync("Title");
        await columns.Nth(1).SelectOptionAsync("Description");
        await columns.Nth(2).SelectOptionAsync("EnterpriseName");
        await tab.PressAsync("开始导入", "Start the import");
        (await CountsAsync(tab)).ShouldBe([0, 0, 0, 1, 2], "added, with remarks, possible duplicates, refused, known");
        (await NeedsAsync(site)).ShouldBe(2);
        await tab.GoAsync("/imports");
        await tab.ShouldBeWellMadeAsync();
        await tab.ShootAsync("imports");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_and_after_it_travels()
    {
        await using var site = await Site.StartAsync();
        var large = new FilePayload { Name = "很大.csv", MimeType = "text/csv", Buffer = new byte[StoredFile.MaxBytes + (2 * 1024 * 1024)] };

        await using (var tab = await site.EnterAsync("foshan"))
        {
            await tab.GoAsync("/imports/new?kind=Needs");
            var field = tab.Page.Locator("input[type=file]");
            await field.SetInputFilesAsync(large);
            (await field.EvaluateAsync<string>("e => e.validationMessage")).ShouldBe("文件超过 20 MB。");
        }

        await using (var tab = await site.EnterAsync("foshan", Look.Desk.WithoutScripts))
        {
            await tab.GoAsync("/imports/new?kind=Needs");
            await tab.Page.Locator("input[type=file]").SetInputFilesAsync(large);
            await tab.PressAsync("上传并查看列", "Upload and look at the columns");
            (await tab.Page.Locator(".problems").First.InnerTextAsync()).ShouldContain("文件超过 20 MiB。请拆分文件，或删除其中的图片。");
        }
    }

    private static async Task UploadAsync(Tab tab)
    {
        await tab.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "需求汇总.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Sheet) });
        await tab.PressAsync("上传并查看列", "Upload and look at the columns");
        await tab.ReachAsync("**/imports/DR-*");
    }

    /// <summary>The figures of the result, once the import has ended: the page turns to them by itself.</summary>
    private static async Task<IReadOnlyList<int>> CountsAsync(Tab tab)
    {
        var figures = tab.Page.Locator("nav.figures a b");
        await figures.First.WaitForAsync();
        return [.. (await figures.AllInnerTextsAsync()).Select(Tab.NumberIn)];
    }

    private static async Task<int> NeedsAsync(Site site)
    {
        await using var scope = site.Database.Open();
        return await scope.Db.Set<Need>().CountAsync(n => n.EnterpriseName == "示例客车厂" || n.EnterpriseName == "示例陶瓷厂", TestContext.Current.CancellationToken);
    }
}
