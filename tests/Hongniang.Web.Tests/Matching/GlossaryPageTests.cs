using System.Text;
using Hongniang.Common.Tables;
using Hongniang.Needs;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Matching;

public sealed class GlossaryPageTests
{
    [Fact]
    public async Task Terms_are_added_imported_searched_changed_exported_and_removed()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var refused = await manager.SubmitAsync("/glossary", "add-term", [("Input.Chinese", "solid"), ("Input.English", "solid electrolyte")]);
        refused.Text.ShouldContain("Write the Chinese term, in Chinese characters.");
        refused.Form("add-term")!.Values.ShouldContain(("Input.English", "solid electrolyte"));
        (await manager.SubmitAsync("/glossary", "add-term", [("Input.Chinese", "固态电解质"), ("Input.English", "solid electrolyte")])).Location.ShouldBe("/glossary");
        (await manager.SubmitAsync("/glossary", "import-terms", [], ("Upload.File", "terms.csv", Encoding.UTF8.GetBytes("中文,英文\n电芯,cell\n固态电解质,solid electrolyte\n")))).Location.ShouldBe("/glossary");
        var list = await manager.GetAsync("/glossary");
        list.Text.ShouldContain("1 terms were added, 1 were there already.");
        (await manager.GetAsync("/glossary?words=SOLID")).Text.ShouldNotContain("电芯");
        TableFile.Open(await manager.DownloadAsync("/glossary/export.csv"), "a.csv").Value.Rows(null).Count().ShouldBe(3);

        var change = list.Links.First(l => l.StartsWith("/glossary/", StringComparison.Ordinal) && Guid.TryParse(l[10..], out _));
        (await manager.SubmitAsync(change, "change-term", [("Input.English", "solid-state electrolyte")])).Location.ShouldBe("/glossary");
        var after = await manager.GetAsync("/glossary");
        var removed = await manager.SendAsync(after, after.Forms.First(f => f.Action == change + "/remove"), []);
        removed.Location.ShouldBe("/glossary");
        (await manager.GetAsync("/glossary")).Links.ShouldNotContain(change);
    }

    [Fact]
    public async Task What_records_propose_is_corrected_and_adopted_or_declined()
    {
        Need? need = null;
        await using var host = await WebHost.StartAsync(async world => need = await world.NeedAsync(change: f => f with { Description = "开发全固态电解质（solid electrolyte），配合同步定位（SLAM）。" }));
        var manager = await host.ManagerAsync(culture: "zh-CN");

        var proposed = await manager.GetAsync("/glossary?tab=proposed");
        proposed.Text.ShouldContain(need!.Number); // why: arranged just before
        var form = proposed.Forms.First(f => f.Values.Contains(("english", "solid electrolyte")));
        (await manager.SendAsync(proposed, form, [("chinese", "固态电解质"), ("act", "adopt")])).Location.ShouldBe("/glossary?tab=proposed");
        var rest = await manager.GetAsync("/glossary?tab=proposed");
        rest.Forms.Any(f => f.Values.Contains(("english", "solid electrolyte"))).ShouldBeFalse();
        await manager.SendAsync(rest, rest.Forms.First(f => f.Values.Contains(("english", "SLAM"))), [("act", "decline")]);
        (await manager.GetAsync("/glossary?tab=proposed")).Text.ShouldContain("资料中没有新的术语");
        (await manager.GetAsync("/glossary")).Text.ShouldContain("固态电解质");
        (await manager.GetAsync("/glossary?tab=declined")).Text.ShouldContain("SLAM");
    }
}
