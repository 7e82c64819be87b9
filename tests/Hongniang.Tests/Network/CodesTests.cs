using System.Globalization;
using Hongniang.Network;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Network;

public sealed class CodesTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("佛山", "440600")]
    [InlineData("佛山市", "440600")]
    [InlineData(" Foshan ", "440600")]
    [InlineData("南海区", "440605")]
    [InlineData("广东省佛山市南海区", "440605")]
    [InlineData("广东 佛山 南海", "440605")]
    [InlineData("440605", "440605")]
    [InlineData("广东省", "440000")]
    [InlineData("不存在市", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_region_is_found_by_code_name_short_name_and_path(string? text, string? code) =>
        Regions.Find(text).ShouldBe(code);

    [Fact]
    public void Every_industry_as_a_form_shows_it_is_read_as_itself()
    {
        foreach (var code in Industries.List.All)
        {
            Industries.ReadMany($"{code.Value} {code.Chinese}；{code.Value} {code.English}").Select(f => f.Code).ShouldBe([code.Value]);
        }

        Industries.ReadMany("C38，汽车制造业；C37 铁路、船舶、航空航天和其他运输设备制造业").Select(f => f.Code).ShouldBe(["C38", "C36", "C37"]);
        Industries.ReadMany("炼金术、C38").Single(f => f.Code is null).Typed.ShouldBe("炼金术");
    }

    [Fact]
    public void An_address_leads_to_its_region()
    {
        Regions.FindInAddress("广东省佛山市顺德区某某路 8 号").ShouldBe("440606");
        Regions.Find("广东省佛山市顺德区某某路 8 号").ShouldBeNull();
        Regions.FindInAddress("某某路 8 号").ShouldBeNull();
    }

    [Fact]
    public void A_region_tells_its_names_its_city_and_its_subtree()
    {
        Regions.NameOf("440605", Chinese).ShouldBe("南海区");
        Regions.FullNameOf("440605", Chinese).ShouldBe("佛山市南海区");
        Regions.FullNameOf("440605", English).ShouldBe("Nanhai, Foshan");
        Regions.CityOf("440605").ShouldBe("440600");
        Regions.PrefixOf("440000").ShouldBe("44");
        Regions.PrefixOf("440600").ShouldBe("4406");
        Regions.PrefixOf("440605").ShouldBe("440605");
        Regions.List.ParentOf("440605")!.Value.ShouldBe("440600");
        Regions.List.ChildrenOf("440600").Select(c => c.Value).ShouldContain("440605");
    }

    [Theory]
    [InlineData("440605", true)]
    [InlineData("440605001", true)]
    [InlineData("110108", true)]
    [InlineData("440699", false)]
    [InlineData("990000", false)]
    [InlineData("44060", false)]
    [InlineData("佛山", false)]
    public void Districts_of_provinces_that_are_not_spelled_out_are_taken_on_trust(string code, bool known) =>
        Regions.IsKnown(code).ShouldBe(known);

    [Fact]
    public void The_cities_of_the_province_are_complete() =>
        Regions.List.ChildrenOf("440000").Count().ShouldBe(21);

    [Theory]
    [InlineData("C38", "C38")]
    [InlineData("38", "C38")]
    [InlineData("c3841", "C38")]
    [InlineData("电气机械和器材制造业", "C38")]
    [InlineData("电气机械和器材", "C38")]
    [InlineData("C38 电气机械和器材制造业", "C38")]
    [InlineData("农业", "A01")]
    [InlineData("造梦业", null)]
    [InlineData("X99", null)]
    public void An_industry_is_found_by_code_and_name(string text, string? code) =>
        Industries.Find(text).ShouldBe(code);

    [Theory]
    [InlineData("430", "430")]
    [InlineData("43045", "430")]
    [InlineData("材料科学", "430")]
    [InlineData("材料", "430")]
    [InlineData("炼金术", null)]
    public void A_discipline_is_found_by_code_and_name(string text, string? code) =>
        Disciplines.Find(text).ShouldBe(code);

    [Fact]
    public void Every_code_has_a_parent_in_the_table_and_both_names()
    {
        foreach (var list in new[] { Regions.List, Industries.List, Disciplines.List })
        {
            list.All.ShouldAllBe(c => c.Chinese.Length > 0 && c.English.Length > 0 && (c.Parent == null || list.Contains(c.Parent)));
        }
    }
}
