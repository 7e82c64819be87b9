using System.Text;
using System.Text.RegularExpressions;

namespace Hongniang.Common.Importing;

/// <summary>What remains of a heading when everything is taken away that people add to it: blanks, line ends, asterisks, remarks in brackets, numbering.</summary>
public static partial class HeadingText
{
    /// <summary>“＊ 3、预算 （万元）：” → 预算. A heading that is all bracket keeps its content.</summary>
    public static string Normalize(string? heading)
    {
        var folded = Fold(heading ?? "");
        var bare = Numbering().Replace(Brackets().Replace(folded, ""), "");
        var text = Strip(bare);
        return text.Length > 0 ? text : Strip(folded);
    }

    /// <summary>Yuan per unit, where the heading names one: 10,000 for 预算（万元）; null where it does not.</summary>
    public static decimal? UnitOf(string? heading)
    {
        var folded = Fold(heading ?? "").Replace(" ", "", StringComparison.Ordinal);
        return Unit().Match(folded).Value switch
        {
            "" => null,
            "亿元" or "亿" => 100_000_000m,
            "百万元" or "百万" => 1_000_000m,
            "千元" => 1_000m,
            "万元" or "万" or "10,000yuan" or "10000yuan" or "tenthousandyuan" or "10kyuan" or "10kcny" => 10_000m,
            _ => 1m,
        };
    }

    /// <summary>Full width becomes half width, capitals become small.</summary>
    public static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static string Strip(string text) =>
        new([.. text.Where(c => char.IsLetterOrDigit(c) || c is '/' or '+')]);

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕|<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^[\s*]*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[、.)．]", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex("亿元|百万元|千元|万元|10,?000yuan|tenthousandyuan|10kyuan|10kcny|亿(?=[)\\]])|百万(?=[)\\]])|万(?=[)\\]])|元(?!素|件|器)|yuan|cny|rmb", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
