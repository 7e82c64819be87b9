namespace Hongniang.Common;

/// <summary>The last serial given out in one series and year. The row is locked by the transaction that takes a number.</summary>
public sealed class NumberSeries
{
    public required string Series { get; init; }

    public required int Year { get; init; }

    public long Last { get; private set; }
}
