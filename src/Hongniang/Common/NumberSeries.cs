namespace Hongniang.Common;

/// <summary>The last serial given out in one series; the row is locked by the transaction that takes a number. Serials run on over the years.</summary>
public sealed class NumberSeries
{
    public required string Series { get; init; }

    public long Last { get; set; }
}
