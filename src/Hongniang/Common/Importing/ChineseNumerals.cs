using System.Globalization;
using System.Text.RegularExpressions;

namespace Hongniang.Common.Importing;

/// <summary>Numbers written in characters, 一百五十 and 壹佰伍拾, up to 9,999: what stands before 万 and 亿.</summary>
public static partial class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";
    private const string Formal = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>Replaces each number in characters by digits; 几十 and 十几 stay, for they are none.</summary>
    public static string ToDigits(string text) =>
        Run().Replace(text, m => Value(m.Value) is { } value ? value.ToString(CultureInfo.InvariantCulture) : m.Value);

    /// <summary>The value of 三百零五 or 二〇二六; null where the characters are no number.</summary>
    public static int? Value(string text)
    {
        int total = 0, digit = -1, lastUnit = 10_000;
        var positional = text.All(c => DigitOf(c) >= 0);
        if (positional && text.Length > 1)
        {
            return text.Length > 4 ? null : text.Aggregate(0, (sum, c) => (sum * 10) + DigitOf(c));
        }

        foreach (var c in text)
        {
            if (DigitOf(c) is >= 0 and var value)
            {
                if (digit > 0)
                {
                    return null;
                }

                digit = value;
                continue;
            }

            var unit = c switch { '十' or '拾' => 10, '百' or '佰' => 100, '千' or '仟' => 1000, _ => 0 };
            if (unit == 0 || unit >= lastUnit || (digit < 1 && unit > 10))
            {
                return null;
            }

            total += (digit < 1 ? 1 : digit) * unit;
            (digit, lastUnit) = (-1, unit);
        }

        return total + Math.Max(0, digit);
    }

    private static int DigitOf(char c) => c switch
    {
        '〇' => 0,
        '两' => 2,
        _ when Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i => i,
        _ => Formal.IndexOf(c, StringComparison.Ordinal),
    };

    [GeneratedRegex("(?<!几|数|\\d)[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]+(?!几|数)", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
