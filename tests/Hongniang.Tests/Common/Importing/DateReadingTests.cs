using System.Globalization;
using CsCheck;
using Hongniang.Common.Importing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Common.Importing;

public sealed class DateReadingTests
{
    [Theory]
    [InlineData("2026-06-30", "2026-06-30")]
    [InlineData("2026/6/30", "2026-06-30")]
    [InlineData("2026.6.30", "2026-06-30")]
    [InlineData("2026年6月30日", "2026-06-30")]
    [InlineData("2026年6月30号前", "2026-06-30")]
    [InlineData("２０２６年６月", "2026-06-30")]
    [InlineData("2026年6月", "2026-06-30")]
    [InlineData("2026年2月", "2026-02-28")]
    [InlineData("2026年6月底", "2026-06-30")]
    [InlineData("2026年6月份", "2026-06-30")]
    [InlineData("2026.6", "2026-06-30")]
    [InlineData("2026-06", "2026-06-30")]
    [InlineData("202606", "2026-06-30")]
    [InlineData("20260630", "2026-06-30")]
    [InlineData("2026-06-30 00:00:00", "2026-06-30")]
    [InlineData("2026-06-30T08:15:00Z", "2026-06-30")]
    [InlineData("46203", "2026-06-30")]
    [InlineData("2026年", "2026-12-31")]
    [InlineData("2026", "2026-12-31")]
    [InlineData("2026年底", "2026-12-31")]
    [InlineData("2026年上半年", "2026-06-30")]
    [InlineData("2026年第三季度", "2026-09-30")]
    [InlineData("2026Q3", "2026-09-30")]
    [InlineData("2026年1月-2026年12月", "2026-12-31")]
    [InlineData("2026年1月至12月", "2026-12-31")]
    [InlineData("2026.1.1-2026.12.31", "2026-12-31")]
    [InlineData("2026.01-2027.06", "2027-06-30")]
    [InlineData("30/6/2026", "2026-06-30")]
    [InlineData("6/30/2026", "2026-06-30")]
    [InlineData("30 Jun 2026", "2026-06-30")]
    [InlineData("June 30, 2026", "2026-06-30")]
    [InlineData("Jun 2026", "2026-06-30")]
    [InlineData("二〇二六年六月三十日", "2026-06-30")]
    public void Reads_a_date(string text, string day)
    {
        DateReading.Read(text).ShouldNotBeNull().Day.ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("长期")]
    [InlineData("不限")]
    [InlineData("尽快")]
    [InlineData("ASAP")]
    public void A_date_left_open_is_understood(string text) => DateReading.Read(text).ShouldBe(new DateReading((DateOnly?)null));

    [Theory]
    [InlineData("明年底")]
    [InlineData("半年内")]
    [InlineData("5/6/2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("见附件")]
    [InlineData("12345678901")]
    [InlineData("13800138000")]
    public void What_is_no_clear_date_is_not_guessed(string text) => DateReading.Read(text).ShouldBeNull();

    [Fact]
    public void Every_day_comes_back_in_every_spelling() =>
        Gen.Int[0, 20_000].Select(d => new DateOnly(2000, 1, 1).AddDays(d)).Sample(day =>
            new[] { "yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd" }.All(f => DateReading.Read(day.ToString(f, CultureInfo.InvariantCulture))?.Day == day));

    [Fact]
    public void Every_day_count_of_a_spreadsheet_comes_back() =>
        Gen.Int[36_526, 73_050].Sample(days => DateReading.Read(days.ToString(CultureInfo.InvariantCulture))?.Day == DateOnly.FromDateTime(DateTime.FromOADate(days)));

    [Fact]
    public void No_text_throws() => Gen.String.Sample(text => { _ = DateReading.Read(text); });
}
