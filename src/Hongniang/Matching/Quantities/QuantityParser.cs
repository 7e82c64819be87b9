using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hongniang.Matching.Quantities;

/// <summary>Finds figures with units in Chinese technical prose: <c>≥85%</c>, <c>低温 −20℃</c>, <c>2000吨/年</c>, <c>10～15 MPa</c>.</summary>
/// <remarks>Numbers without a known unit are left alone (model names, years, counts of people). A first, plain parser: it reads no formulas and no tables.</remarks>
public static partial class QuantityParser
{
    private const int NameLength = 8;
    private const int MostInOneText = 60;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。；;,：:、！!？?\n（）()");

    private static readonly (string Words, Bound Bound)[] Comparisons =
    [
        ("不低于", Bound.AtLeast), ("不小于", Bound.AtLeast), ("不少于", Bound.AtLeast), ("大于等于", Bound.AtLeast), ("不高于", Bound.AtMost), ("不大于", Bound.AtMost),
        ("不超过", Bound.AtMost), ("小于等于", Bound.AtMost), ("高于", Bound.AtLeast), ("大于", Bound.AtLeast), ("超过", Bound.AtLeast), ("达到", Bound.AtLeast),
        ("至少", Bound.AtLeast), ("至多", Bound.AtMost), ("低于", Bound.AtMost), ("小于", Bound.AtMost), ("少于", Bound.AtMost), ("≥", Bound.AtLeast), (">=", Bound.AtLeast),
        ("＞", Bound.AtLeast), (">", Bound.AtLeast), ("≧", Bound.AtLeast), ("≤", Bound.AtMost), ("<=", Bound.AtMost), ("＜", Bound.AtMost), ("<", Bound.AtMost),
        ("≦", Bound.AtMost), ("±", Bound.AtMost),
    ];

    private static readonly string[] Changes = ["提高", "提升", "降低", "减少", "下降", "增加", "缩短", "增长", "节约", "节省", "改善", "延长"];

    // Starts with the digits, so that the search jumps from number to number; a letter or digit right before makes it the tail of a name (NCM811).
    // Every repetition is bounded, so that no text can make it slow; a limit by the wall clock would fail on a busy machine instead.
    private static readonly Regex Figure = new(
        @"(?<![0-9A-Za-z])(?<lo>[-−]?\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?)\s{0,2}(?:(?:UNIT)?\s?[~～\-—–至到]\s?(?<hi>[-−]?\d{1,12}(?:\.\d{1,6})?)\s{0,2})?(?<mul>[千万亿])?\s?(?<unit>UNIT)(?![A-Za-z])(?<after>及?以[上下]|以内)?"
            .Replace("UNIT", string.Join('|', MeasureUnits.All.Keys.OrderByDescending(u => u.Length).ThenBy(u => u, StringComparer.Ordinal).Select(Regex.Escape)), StringComparison.Ordinal),
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Compiled, Regex.InfiniteMatchTimeout);

    public static IReadOnlyList<Quantity> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return [];
        }

        List<Quantity> found = [];
        foreach (Match match in Figure.Matches(text))
        {
            if (Read(text, match) is { } quantity)
            {
                found.Add(quantity);
            }

            if (found.Count == MostInOneText)
            {
                break;
            }
        }

        return found;
    }

    private static Quantity? Read(string text, Match match)
    {
        var symbol = match.Groups["unit"].Value;
        var (dimension, factor) = MeasureUnits.All[symbol];
        var scale = match.Groups["mul"].Value switch { "千" => 1e3, "万" => 1e4, "亿" => 1e8, _ => 1 } * factor;
        var low = Number(match.Groups["lo"].Value);
        if (symbol == "年" && low > 100)
        {
            return null;
        }

        var high = match.Groups["hi"].Success ? Number(match.Groups["hi"].Value) : low;
        (low, high) = (Math.Min(low, high) * scale, Math.Max(low, high) * scale);
        var (start, bound) = ComparisonBefore(text, match.Index);
        bound = match.Groups["after"].Value switch
        {
            "以上" or "及以上" => Bound.AtLeast,
            "以下" or "及以下" or "以内" => Bound.AtMost,
            _ => bound is Bound.None && match.Groups["hi"].Success ? Bound.Between : bound,
        };
        var before = Clause(text, 0, start, fromEnd: true);
        var after = Clause(text, match.Index + match.Length, text.Length, fromEnd: false);
        return new Quantity(dimension, low, high, bound, NameOf(before), ContextOf(before, after), text[start..(match.Index + match.Length)].Trim()) { IsChange = IsChange(before) };
    }

    private static (int Start, Bound Bound) ComparisonBefore(string text, int index)
    {
        var before = text.AsSpan(Math.Max(0, index - 8), Math.Min(8, index)).TrimEnd(" 约为");
        foreach (var (words, bound) in Comparisons)
        {
            if (before.EndsWith(words, StringComparison.Ordinal))
            {
                return (Math.Max(0, index - 8) + before.Length - words.Length, bound);
            }
        }

        return (index, Bound.None);
    }

    private static bool IsChange(ReadOnlySpan<char> before)
    {
        var end = before.TrimEnd(" 了约近");
        foreach (var verb in Changes)
        {
            if (end.EndsWith(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static double Number(string digits) =>
        double.Parse(digits.Replace('−', '-').Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static ReadOnlySpan<char> Clause(string text, int from, int to, bool fromEnd)
    {
        const int reach = 16;
        if (fromEnd)
        {
            from = Math.Max(from, to - reach);
            var cut = text.AsSpan(from, to - from).LastIndexOfAny(ClauseEnds);
            return cut < 0 ? text.AsSpan(from, to - from) : text.AsSpan(from + cut + 1, to - from - cut - 1);
        }

        var length = Math.Min(to - from, reach);
        var end = text.AsSpan(from, length).IndexOfAny(ClauseEnds);
        return text.AsSpan(from, end < 0 ? length : end);
    }

    private static string NameOf(ReadOnlySpan<char> before)
    {
        // Back over the words that lead to the figure, to the nearest run of characters without digits.
        var name = before.Trim().TrimEnd("为约在达是于");
        var start = name.Length;
        while (start > 0 && name.Length - start < NameLength && !char.IsAsciiDigit(name[start - 1]) && name[start - 1] is not ('%' or '℃'))
        {
            start--;
        }

        return name[start..].Trim().TrimStart("次天的、且并").ToString();
    }

    private static HashSet<string> ContextOf(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var context = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Collect(before, context);
        Collect(after, context);
        return context;
    }

    private static void Collect(ReadOnlySpan<char> text, HashSet<string> context)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (IsIdeograph(text[i]) && IsIdeograph(text[i + 1]) && !IsFiller(text[i], text[i + 1]))
            {
                context.Add(text.Slice(i, 2).ToString());
            }
        }

        foreach (var word in LatinWord().EnumerateMatches(text))
        {
            context.Add(text.Slice(word.Index, word.Length).ToString().ToLowerInvariant());
        }
    }

    private static bool IsIdeograph(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static bool IsFiller(char a, char b) => (a, b) is ('不', _) or (_, '于') or ('达', '到') or ('超', '过') or ('至', '少') or ('以', _) or ('要', '求') or ('需', '要');

    [GeneratedRegex("[A-Za-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex LatinWord();
}
