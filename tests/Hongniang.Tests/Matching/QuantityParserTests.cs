using Hongniang.Matching.Quantities;
using Hongniang.Needs;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class QuantityParserTests
{
    [Theory]
    [InlineData("低温 −20℃ 放电", "temperature", -20, -20, Bound.None)]
    [InlineData("容量保持率不低于 85%", "percent", 85, 85, Bound.AtLeast)]
    [InlineData("产气量≤5％", "percent", 5, 5, Bound.AtMost)]
    [InlineData("具备年产2000吨/年的能力", "mass per year", 2000, 2000, Bound.None)]
    [InlineData("年产 2 万吨/年以上", "mass per year", 20000, 20000, Bound.AtLeast)]
    [InlineData("工作压力 10～15 MPa", "pressure", 10_000_000, 15_000_000, Bound.Between)]
    [InlineData("工作温度-40℃~85℃", "temperature", -40, 85, Bound.Between)]
    [InlineData("精度±0.5mm", "length", 0.0005, 0.0005, Bound.AtMost)]
    [InlineData("厚度1,200 μm以下", "length", 0.0012, 0.0012, Bound.AtMost)]
    [InlineData("循环 1000 次", "times", 1000, 1000, Bound.None)]
    [InlineData("比能量 300Wh/kg", "energy density", 300, 300, Bound.None)]
    [InlineData("导热系数达到 5 W/(m·K)", "conduction of heat", 5, 5, Bound.AtLeast)]
    public void Figures_with_units_are_read_in_base_units(string text, string dimension, double low, double high, Bound bound)
    {
        var quantity = QuantityParser.Parse(text).ShouldHaveSingleItem();

        quantity.Dimension.ShouldBe(dimension);
        quantity.Low.ShouldBe(low, 1e-9 * Math.Max(1, Math.Abs(low)));
        quantity.High.ShouldBe(high, 1e-9 * Math.Max(1, Math.Abs(high)));
        quantity.Bound.ShouldBe(bound);
    }

    [Theory]
    [InlineData("适配 NCM811 体系")]
    [InlineData("2027年6月前完成")]
    [InlineData("公司现有员工120人，年产值3亿元")]
    [InlineData("")]
    [InlineData(null)]
    public void Names_years_and_counts_of_people_are_no_figures(string? text) => QuantityParser.Parse(text).ShouldBeEmpty();

    [Fact]
    public void A_long_text_without_an_end_is_read_quickly()
    {
        var text = string.Concat(Enumerable.Repeat("1234567890", 4000));

        Should.CompleteIn(() => QuantityParser.Parse(text), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_need_asks_for_its_indicators_and_for_the_limits_in_its_description_but_not_for_conditions()
    {
        Indicator[] indicators = [new() { Name = "比能量", Target = "≥300", Unit = "Wh/kg" }];

        var wanted = IndicatorComparison.WantedBy(indicators, "45℃ 循环 1000 次容量保持率不低于 85%，低温 −20℃ 放电，产能 2000吨/年。");

        wanted.Select(w => (w.Dimension, w.Bound)).ShouldBe(
            [("energy density", Bound.AtLeast), ("percent", Bound.AtLeast), ("temperature", Bound.AtMost), ("mass per year", Bound.AtLeast)]);
    }

    [Fact]
    public void Figures_in_an_indicators_name_are_conditions_of_its_target()
    {
        Indicator[] indicators = [new() { Name = "45℃ 循环 1000 次容量保持率", Target = "≥85%" }, new() { Name = "低温 −20℃ 放电容量", Target = "75", Unit = "%" }, new() { Name = "60℃ 存储", Target = "不鼓包" }];

        var wanted = IndicatorComparison.WantedBy(indicators, "");

        wanted.Select(w => (w.Name, w.Dimension, w.Low, w.Bound)).ShouldBe(
            [("45℃ 循环 1000 次容量保持率", "percent", 85, Bound.AtLeast), ("低温 −20℃ 放电容量", "percent", 75, Bound.AtLeast)]);
    }

    [Fact]
    public void A_change_is_not_compared_with_a_level()
    {
        var wanted = IndicatorComparison.WantedBy([], "存储产气量不高于 5%，断裂韧性提高不低于 20%。");

        var lines = IndicatorComparison.Compare(wanted, QuantityParser.Parse("存储产气量降低 40%；断裂伸长率提高 320%；断裂韧性提高 26%。"));

        lines.Select(l => (l.Verdict, l.Found?.Written)).ShouldBe([(IndicatorComparison.Verdict.NotStated, null), (IndicatorComparison.Verdict.Met, "26%")]);
    }

    [Fact]
    public void A_condition_in_an_indicators_name_is_no_wish_of_its_own()
    {
        Indicator[] indicators = [new() { Name = "低温 −20℃ 放电容量", Target = "≥75%" }];

        IndicatorComparison.WantedBy(indicators, "低温 −20℃ 放电容量不低于 75%。").Select(w => w.Dimension).ShouldBe(["percent"]);
    }

    [Fact]
    public void Figures_are_compared_where_both_sides_speak_of_the_same_thing()
    {
        var wanted = IndicatorComparison.WantedBy([], "容量保持率不低于 85%，低温放电 −20℃，产气量不高于 5%，产能不少于 2000吨/年。");

        var lines = IndicatorComparison.Compare(wanted, QuantityParser.Parse("容量保持率 88%；低温性能 −30℃；中试线产能 500 吨/年。"));

        lines.Select(l => l.Verdict).ShouldBe(
        [
            IndicatorComparison.Verdict.Met, IndicatorComparison.Verdict.Met, IndicatorComparison.Verdict.NotStated, IndicatorComparison.Verdict.Missed,
        ]);
        lines[2].Name.ShouldBe("产气量");
        lines[1].Found!.Written.ShouldBe("−30℃");
    }

    [Theory]
    [InlineData("能耗", "50", "W", "能耗 40 W", true)]
    [InlineData("能耗", "50", "W", "能耗 60 W", false)]
    [InlineData("功率", "50", "W", "功率 60 W", true)]
    public void An_indicator_without_a_comparison_takes_its_direction_from_its_name(string name, string target, string unit, string stated, bool met)
    {
        var wanted = IndicatorComparison.WantedBy([new Indicator { Name = name, Target = target, Unit = unit }], "");

        IndicatorComparison.Compare(wanted, QuantityParser.Parse(stated)).ShouldHaveSingleItem()
            .Verdict.ShouldBe(met ? IndicatorComparison.Verdict.Met : IndicatorComparison.Verdict.Missed);
    }
}
