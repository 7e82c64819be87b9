using System.Globalization;
using CsCheck;
using Hongniang.Common.Importing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Common.Importing;

public sealed class AmountReadingTests
{
    [Theory]
    [InlineData("300万元", 3_000_000, 3_000_000)]
    [InlineData("30万", 300_000, 300_000)]
    [InlineData("约100万元", 1_000_000, 1_000_000)]
    [InlineData("1,500,000元", 1_500_000, 1_500_000)]
    [InlineData("１００万元", 1_000_000, 1_000_000)]
    [InlineData("￥50,000.00", 50_000, 50_000)]
    [InlineData("1.2亿元", 120_000_000, 120_000_000)]
    [InlineData("300-500万", 3_000_000, 5_000_000)]
    [InlineData("300万-500万元", 3_000_000, 5_000_000)]
    [InlineData("50万～1亿", 500_000, 100_000_000)]
    [InlineData("100至300万元左右", 1_000_000, 3_000_000)]
    [InlineData("80万元—120万元", 800_000, 1_200_000)]
    [InlineData("一百五十万元", 1_500_000, 1_500_000)]
    [InlineData("壹佰万元整", 1_000_000, 1_000_000)]
    [InlineData("五十万", 500_000, 500_000)]
    [InlineData("30W", 300_000, 300_000)]
    [InlineData("计划投入 200 万元", 2_000_000, 2_000_000)]
    [InlineData("CNY 400,000", 400_000, 400_000)]
    public void Reads_an_amount_that_names_its_unit(string text, double from, double to)
    {
        var amount = AmountReading.Read(text, unit: 1m).ShouldNotBeNull();

        (amount.From, amount.To).ShouldBe(((decimal?)(decimal)from, (decimal?)(decimal)to));
        amount.UnitGuessed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("50", 10_000, 500_000, 500_000)]
    [InlineData("100-300", 10_000, 1_000_000, 3_000_000)]
    [InlineData("3,000,000", 1, 3_000_000, 3_000_000)]
    [InlineData("12.5", 10_000, 125_000, 125_000)]
    [InlineData("300万元", 10_000, 3_000_000, 3_000_000)]
    public void Takes_the_unit_of_the_heading_where_the_text_names_none(string text, int unit, double from, double to)
    {
        var amount = AmountReading.Read(text, unit).ShouldNotBeNull();

        (amount.From, amount.To).ShouldBe(((decimal?)(decimal)from, (decimal?)(decimal)to));
    }

    [Theory]
    [InlineData("200", 2_000_000)]
    [InlineData("1500000", 1_500_000)]
    public void Guesses_the_unit_where_nobody_names_it_and_says_so(string text, double yuan)
    {
        var amount = AmountReading.Read(text, unit: null).ShouldNotBeNull();

        amount.To.ShouldBe((decimal)yuan);
        amount.UnitGuessed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("不超过50万元", null, 500_000.0)]
    [InlineData("50万元以内", null, 500_000.0)]
    [InlineData("≤50万", null, 500_000.0)]
    [InlineData("100万元以上", 1_000_000.0, null)]
    [InlineData("不低于100万元", 1_000_000.0, null)]
    [InlineData(">100万元", 1_000_000.0, null)]
    public void Reads_a_bound_as_one_end(string text, double? from, double? to)
    {
        var amount = AmountReading.Read(text, unit: null).ShouldNotBeNull();

        (amount.From, amount.To).ShouldBe(((decimal?)from, (decimal?)to));
    }

    [Theory]
    [InlineData("面议")]
    [InlineData("（面议）")]
    [InlineData("双方协商确定")]
    [InlineData("根据项目情况确定")]
    [InlineData("Negotiable")]
    public void Negotiable_is_an_amount_left_open(string text) => AmountReading.Read(text, unit: 10_000m).ShouldBe(new AmountReading(null, null, false));

    [Theory]
    [InlineData("几十万")]
    [InlineData("5万美元")]
    [InlineData("设备100万，研发50万，人员20万")]
    [InlineData("见附件")]
    [InlineData("2026年")]
    [InlineData("USD 50,000")]
    public void What_is_no_amount_is_not_guessed(string text) => AmountReading.Read(text, unit: 10_000m).ShouldBeNull();

    [Fact]
    public void Every_amount_written_in_ten_thousands_comes_back() =>
        Gen.Int[1, 99_999].Sample(n => AmountReading.Read($"{n.ToString("#,0", CultureInfo.InvariantCulture)}万元", null) == new AmountReading(n * 10_000m, n * 10_000m, false));

    [Fact]
    public void Every_range_comes_back_in_its_order() =>
        Gen.Select(Gen.Int[1, 9_000], Gen.Int[1, 9_000]).Sample((a, b) => AmountReading.Read($"{a}-{a + b}万", null) == new AmountReading(a * 10_000m, (a + b) * 10_000m, false));

    [Fact]
    public void No_text_throws() => Gen.String.Sample(text => { _ = AmountReading.Read(text, null); });

    [Fact]
    public void Every_number_in_characters_up_to_9999_comes_back() => Gen.Int[1, 9999].Sample(n => ChineseNumerals.Value(InCharacters(n)) == n);

    private static string InCharacters(int n)
    {
        const string digits = "零一二三四五六七八九";
        var text = "";
        var pendingZero = false;
        foreach (var (unit, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = n / unit % 10;
            if (digit == 0)
            {
                pendingZero = text.Length > 0;
                continue;
            }

            text += (pendingZero ? "零" : "") + digits[digit] + name;
            pendingZero = false;
        }

        return text;
    }
}
