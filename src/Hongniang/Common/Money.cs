using System.Globalization;

namespace Hongniang.Common;

/// <summary>An amount in one currency, in its main unit (yuan, not 万元), rounded to two decimals.</summary>
/// <remarks>Rounded on construction because SQLite keeps 1.005 where PostgreSQL's numeric(18,2) stores 1.01.
/// Amounts of two currencies are never added silently.</remarks>
public readonly record struct Money
{
    public Money(decimal amount, string currency = Yuan)
    {
        Amount = decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
        Currency = currency;
    }

    public const string Yuan = "CNY";

    public decimal Amount { get; init; }

    /// <summary>ISO 4217, three letters.</summary>
    public string Currency { get; init; }

    public static Money operator +(Money a, Money b) => a.Currency == b.Currency
        ? new Money(a.Amount + b.Amount, a.Currency)
        : throw new InvalidOperationException($"Cannot add {a.Currency} and {b.Currency}.");

    public static Money Add(Money a, Money b) => a + b;

    /// <summary>For people: 万元 and 亿元 in Chinese, plain thousands in other cultures.</summary>
    public string ToString(CultureInfo culture)
    {
        var chinese = culture.TwoLetterISOLanguageName == "zh";
        if (Currency != Yuan)
        {
            return $"{Currency} {Amount.ToString("#,0.##", culture)}";
        }

        return (chinese, Math.Abs(Amount)) switch
        {
            (true, >= 100_000_000m) => (Amount / 100_000_000m).ToString("#,0.##", culture) + " 亿元",
            (true, >= 10_000m) => (Amount / 10_000m).ToString("#,0.##", culture) + " 万元",
            (true, _) => Amount.ToString("#,0.##", culture) + " 元",
            (false, _) => "CNY " + Amount.ToString("#,0.##", culture),
        };
    }

    public override string ToString() => ToString(CultureInfo.CurrentCulture);
}
