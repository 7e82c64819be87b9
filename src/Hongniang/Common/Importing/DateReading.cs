using System.Globalization;
using System.Text.RegularExpressions;

namespace Hongniang.Common.Importing;

/// <summary>A wished date as people write it: 2026-06-30, 2026年6月, 2026.6, 46203 (a spreadsheet's day count), 2026年底, 第三季度, 长期. A span counts by its end.</summary>
/// <param name="Day">Null when the date is left open: 长期, 尽快, 不限.</param>
public sealed partial record DateReading(DateOnly? Day)
{
    private static readonly string[] English = ["d MMM yyyy", "MMM d yyyy", "d MMMM yyyy", "MMMM d yyyy", "MMM yyyy", "MMMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "MMM-yy"];

    /// <returns>Null when the text is no date that can be understood without guessing (明年底, 半年内: from when?).</returns>
    public static DateReading? Read(string text)
    {
        var folded = HeadingText.Fold(text).Trim();
        var compact = Blanks().Replace(folded, "");
        if (Open().IsMatch(compact))
        {
            return new DateReading((DateOnly?)null);
        }

        return One(compact) ?? Written(folded) ?? Span(compact);
    }

    private static DateReading? One(string text)
    {
        text = ChineseNumerals.ToDigits(text);
        if (YearFirst().Match(text) is { Success: true } full)
        {
            var (year, month) = (Part(full, "year"), Part(full, "month"));
            return full.Groups["day"].Success ? Of(year, month, Part(full, "day")) : EndOf(year, month);
        }

        if (Eight().Match(text) is { Success: true } eight)
        {
            return Of(Part(eight, "year"), Part(eight, "month"), Part(eight, "day"));
        }

        if (Six().Match(text) is { Success: true } six)
        {
            return EndOf(Part(six, "year"), Part(six, "month"));
        }

        if (PartOfYear().Match(text) is { Success: true } part)
        {
            return EndOf(Part(part, "year"), part.Groups["part"].Value switch
            {
                "上半年" or "年中" or "h1" or "年上半年" => 6,
                var p when Quarter().Match(p) is { Success: true } quarter => 3 * Part(quarter, "quarter"),
                _ => 12,
            });
        }

        if (DayCount().IsMatch(text) && int.Parse(text.Split('.')[0], CultureInfo.InvariantCulture) is >= 36526 and <= 73050 and var days)
        {
            return new DateReading(DateOnly.FromDateTime(DateTime.FromOADate(days)));
        }

        // 30/6/2026 and 6/30/2026 are both clear; 5/6/2026 is not.
        if (YearLast().Match(text) is { Success: true } last)
        {
            var (a, b) = (Part(last, "a"), Part(last, "b"));
            return a > 12 ? Of(Part(last, "year"), b, a) : b > 12 || a == b ? Of(Part(last, "year"), a, b) : null;
        }

        return null;
    }

    private static DateReading? Written(string text) =>
        DateOnly.TryParseExact(text.Replace(",", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal), English, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
            ? text.Count(char.IsDigit) <= 4 && !text.Contains('-', StringComparison.Ordinal) ? EndOf(day.Year, day.Month) : new DateReading(day)
            : null;

    /// <summary>2026年1月-2026年12月: the end counts; 2026年1月至12月 lends its year.</summary>
    private static DateReading? Span(string text)
    {
        var parts = Between().Split(text);
        if (parts is not [var from, var to] || from.Length == 0 || to.Length == 0 || One(from) is not { Day: { } start })
        {
            return null;
        }

        return One(to) ?? One($"{start.Year}年{to}");
    }

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    private static DateReading? Of(int year, int month, int day) =>
        year is >= 1950 and <= 2150 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateReading(new DateOnly(year, month, day)) : null;

    private static DateReading? EndOf(int year, int month) =>
        year is >= 1950 and <= 2150 && month is >= 1 and <= 12 ? new DateReading(new DateOnly(year, month, DateTime.DaysInMonth(year, month))) : null;

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex("^(长期|长期有效|常年|不限|无限期|尽快|越快越好|随时|面议|待定|协商|双方商定|open|asap|longterm|long-term|anytime)$", RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    [GeneratedRegex(@"^(?<year>\d{4})[年./\-](?<month>\d{1,2})(月份|月底|月末|月|[./\-](?=\d))?((?<day>\d{1,2})[日号]?)?(t?\d{1,2}:\d{2}(:\d{2})?(\.\d+)?z?)?(前|之前|以前|止|完成)?$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<year>(19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Eight();

    [GeneratedRegex(@"^(?<year>20\d{2})(?<month>0[1-9]|1[0-2])$", RegexOptions.CultureInvariant)]
    private static partial Regex Six();

    [GeneratedRegex(@"^(?<year>(19|20)\d{2})年?(?<part>|底|年底|末|年末|内|年内|度|全年|上半年|下半年|年中|前|h1|h2|第?[1-4]季度(末)?|q[1-4])(前|之前|完成)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PartOfYear();

    [GeneratedRegex(@"(?<quarter>[1-4])季度|q(?<quarter>[1-4])", RegexOptions.CultureInvariant)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^\d{5}(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayCount();

    [GeneratedRegex(@"^(?<a>\d{1,2})[./\-](?<b>\d{1,2})[./\-](?<year>\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"至|到|~|—+|–|--|(?<=[月日号年底])-|(?<=\d{4}[./]\d{1,2})-(?=\d{4})|(?<=\d{4}[./]\d{1,2}[./]\d{1,2})-(?=\d{4})", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
