namespace Hongniang.Insight;

/// <summary>The stretch of time that a figure looks at; it always ends today, in the association's time zone.</summary>
public enum FigurePeriod
{
    /// <summary>From 1 January.</summary>
    ThisYear,

    /// <summary>From the first day of the quarter.</summary>
    ThisQuarter,

    /// <summary>The 12 months that end today.</summary>
    LastTwelveMonths,

    /// <summary>Everything on record.</summary>
    All,
}

public static class FigurePeriods
{
    /// <summary>The period's name in addresses.</summary>
    public static string Token(this FigurePeriod period) => period switch
    {
        FigurePeriod.ThisYear => "year",
        FigurePeriod.ThisQuarter => "quarter",
        FigurePeriod.LastTwelveMonths => "12m",
        FigurePeriod.All => "all",
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "There is no such period."),
    };

    /// <summary>The period for a name in an address: this year when none is given, null when there is no such name.</summary>
    public static FigurePeriod? Parse(string? token) => string.IsNullOrEmpty(token)
        ? FigurePeriod.ThisYear
        : Enum.GetValues<FigurePeriod>().Cast<FigurePeriod?>().FirstOrDefault(p => p!.Value.Token() == token /* why: never null, cast only so that "none" can be told */);

    /// <summary>The first day; null for <see cref="FigurePeriod.All"/>.</summary>
    public static DateOnly? FirstDay(this FigurePeriod period, DateOnly today) => period switch
    {
        FigurePeriod.ThisYear => new DateOnly(today.Year, 1, 1),
        FigurePeriod.ThisQuarter => new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1),
        FigurePeriod.LastTwelveMonths => today.AddMonths(-12).AddDays(1),
        FigurePeriod.All => null,
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "There is no such period."),
    };
}
