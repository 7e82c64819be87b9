using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.Engagements;

/// <summary>What a bare number of money means.</summary>
public enum AmountUnit
{
    /// <summary>万元.</summary>
    TenThousand,
    /// <summary>元.</summary>
    Yuan,
}

/// <summary>An amount of money as people type it: <c>120</c> in the chosen unit, <c>120万元</c>, <c>1.2 亿</c>, <c>1,200,000 元</c>.</summary>
public static partial class TypedAmount
{
    /// <summary>The amount in yuan, or null when nothing was typed. A unit that was typed along wins over the chosen one.</summary>
    public static Result<decimal?> Read(string? text, AmountUnit unit, string field)
    {
        var typed = Texts.Clean(text)?.Normalize(NormalizationForm.FormKC);
        if (typed is null)
        {
            return (decimal?)null;
        }

        var match = Pattern().Match(typed);
        if (!match.Success || !decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            return new Problem("amount.unreadable", "“{0}” is not an amount. Write a number such as 120 or 35.5.", field, typed.Length > 40 ? typed[..40] + "…" : typed);
        }

        var factor = match.Groups["unit"].Value switch
        {
            "亿" => 100_000_000m,
            "万" => 10_000m,
            _ => match.Groups["yuan"].Success || unit is AmountUnit.Yuan ? 1m : 10_000m,
        };
        if (number > 10_000_000_000m)
        {
            return new Problem("amount.large", "More than ten billion yuan cannot be right. Is the amount meant in yuan?", field);
        }

        var yuan = new Money(number * factor).Amount;
        return new FactChecks().Amount(yuan, zeroAllowed: true, field).Problems is [var problem, ..] ? problem : (decimal?)yuan;
    }

    [GeneratedRegex(@"^(?:¥|CNY|RMB)?\s*(?<number>\d[\d,]*(?:\.\d+)?)\s*(?<unit>[亿万])?\s*(?<yuan>元|圆|人民币|CNY|RMB)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
