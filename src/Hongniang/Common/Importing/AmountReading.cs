using System.Globalization;
using System.Text.RegularExpressions;

namespace Hongniang.Common.Importing;

/// <summary>An amount of money as people write it, in yuan: 300万元, 300-500万, 约50万, 一百五十万, 不超过20万元, 面议, 3,000,000.</summary>
/// <param name="From">The lower end; null with <paramref name="To"/> null means negotiable.</param>
/// <param name="UnitGuessed">Neither the text nor the heading named a unit.</param>
public sealed partial record AmountReading(decimal? From, decimal? To, bool UnitGuessed)
{
    /// <summary>A bare number below this is taken for 万元: nobody budgets a development at 50 yuan.</summary>
    public const decimal GuessBelow = 10_000m;

    /// <param name="text">The cell.</param>
    /// <param name="unit">Yuan per unit by the heading; null where it names none.</param>
    /// <returns>Null when the text is no amount.</returns>
    public static AmountReading? Read(string text, decimal? unit)
    {
        var folded = ChineseNumerals.ToDigits(Thousands().Replace(HeadingText.Fold(text), "").Replace("，", "", StringComparison.Ordinal));
        folded = Blanks().Replace(folded, "");
        if (Negotiable().IsMatch(folded))
        {
            return new AmountReading(null, null, false);
        }

        var numbers = Number().Matches(folded);
        var rest = Number().Replace(folded, "");
        if (numbers.Count is 0 or > 2 || Filling().Replace(rest, "").Length > 0)
        {
            return null;
        }

        var last = numbers[^1];
        var explicitUnit = UnitOf(last.Groups["unit"].Value);
        if (!TryValue(last.Groups["value"].Value, out var upper))
        {
            return null;
        }

        var guessed = explicitUnit is null && unit is null;
        var perUnit = explicitUnit ?? unit ?? (upper < GuessBelow ? 10_000m : 1m);
        if (numbers.Count == 2)
        {
            if (!TryValue(numbers[0].Groups["value"].Value, out var lower) || !Between().IsMatch(rest))
            {
                return null;
            }

            // 300-500万: the first number shares the second's unit.
            return new AmountReading(lower * (UnitOf(numbers[0].Groups["unit"].Value) ?? perUnit), upper * perUnit, guessed);
        }

        var amount = upper * perUnit;
        return AtLeast().IsMatch(rest) ? new AmountReading(amount, null, guessed)
            : AtMost().IsMatch(rest) ? new AmountReading(null, amount, guessed)
            : new AmountReading(amount, amount, guessed);
    }

    private static bool TryValue(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value < 1_000_000_000_000m;

    private static decimal? UnitOf(string unit) => unit switch
    {
        "" => null,
        "亿" or "亿元" => 100_000_000m,
        "千万" or "千万元" => 10_000_000m,
        "百万" or "百万元" => 1_000_000m,
        "十万" or "十万元" => 100_000m,
        "万" or "万元" or "w" or "万块" => 10_000m,
        "千" or "千元" or "k" => 1_000m,
        _ => 1m,
    };

    [GeneratedRegex(@"(?<=\d),(?=\d{3}(\D|$))|(?<=\d),(?=\d{3},)", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^[(]?(面议|面谈|商议|商谈|议价|待议|另议|可议|详谈|再议|协商|(双方|共同|具体)?(协商|商议|商定|面议)(确定|决定|解决)?|视(情况|项目|合作|方案).*|根据.*(确定|而定|商定)|按.*(确定|而定|计)|不限|待定|待商议|待协商|未定|negotiable|tobenegotiated|tobeagreed|open)[)。.]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Negotiable();

    [GeneratedRegex(@"(?<value>\d+(\.\d+)?)(?<unit>亿元|亿|千万元|千万|百万元|百万|十万元|十万|万元|万块|万|w|千元|千|k|元|圆|块|yuan|rmb|cny)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    /// <summary>Words around an amount that change nothing (the bounds are read separately).</summary>
    [GeneratedRegex(@"人民币|rmb|cny|¥|大约|大概|约为|约|左右|上下|预计|预估|计划|拟|总投资|总投入|投资|投入|资金|经费|预算|金额|总额|费用|共计|合计|共|为|是|首期|不超过|不高于|不低于|不少于|不大于|不小于|最高|最低|最多|至多|至少|以上|以下|以内|之内|内|起|小于|大于|低于|高于|超过|多于|少于|upto|atleast|atmost|about|approx\.?|from|to|<=|>=|<|>|≤|≥|±|[-~–—－→至到:：,、。.;；+/()整元]", RegexOptions.CultureInvariant)]
    private static partial Regex Filling();

    [GeneratedRegex(@"[-~–—－→至到]|to", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"以上|不低于|不少于|不小于|最低|至少|起|大于|高于|(?<!不)超过|多于|>|≥|atleast|\+", RegexOptions.CultureInvariant)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"以下|以内|之内|不超过|不高于|不大于|最高|最多|至多|小于|低于|少于|<|≤|upto|atmost", RegexOptions.CultureInvariant)]
    private static partial Regex AtMost();
}
