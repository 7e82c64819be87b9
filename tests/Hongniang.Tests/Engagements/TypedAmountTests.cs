using Hongniang.Engagements;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class TypedAmountTests
{
    [Theory]
    [InlineData("120", AmountUnit.TenThousand, 1_200_000)]
    [InlineData("35.5", AmountUnit.TenThousand, 355_000)]
    [InlineData("1,200,000", AmountUnit.Yuan, 1_200_000)]
    [InlineData("120万", AmountUnit.Yuan, 1_200_000)]
    [InlineData(" 120 万元 ", AmountUnit.Yuan, 1_200_000)]
    [InlineData("1.2亿", AmountUnit.TenThousand, 120_000_000)]
    [InlineData("50000元", AmountUnit.TenThousand, 50_000)]
    [InlineData("¥50,000", AmountUnit.Yuan, 50_000)]
    [InlineData("１２０", AmountUnit.TenThousand, 1_200_000)]
    [InlineData("0", AmountUnit.Yuan, 0)]
    public void Is_read_in_the_unit_that_was_typed_or_chosen(string text, AmountUnit unit, int yuan) =>
        TypedAmount.Read(text, unit, "Amount").Value.ShouldBe(yuan);

    [Theory]
    [InlineData("一百二十万", "amount.unreadable")]
    [InlineData("-5", "amount.unreadable")]
    [InlineData("12.3.4", "amount.unreadable")]
    [InlineData("99999999999999999999999999999999", "amount.unreadable")]
    [InlineData("1200000万元", "amount.large")]
    [InlineData("120元", "amount.small")]
    public void Is_refused_with_the_field_when_it_makes_no_sense(string text, string code)
    {
        var problem = TypedAmount.Read(text, AmountUnit.TenThousand, "Amount").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Field).ShouldBe((code, "Amount"));
    }

    [Fact]
    public void Nothing_typed_is_no_amount() => TypedAmount.Read("  ", AmountUnit.Yuan, "Amount").Value.ShouldBeNull();
}
