namespace Hongniang.Common;

/// <summary>Which slice of a list: the page number from 1, and how many rows.</summary>
public readonly record struct Page(int Number = 1, int Size = 20)
{
    public const int MaxSize = 200;

    public int Skip => (int)Math.Min(int.MaxValue, (Math.Max(1, Number) - 1) * (long)Take);

    public int Take => Math.Clamp(Size, 1, MaxSize);
}

/// <summary>What a pager needs to know of a list, whatever its rows are.</summary>
public interface IPaged
{
    int Total { get; }

    Page Page { get; }

    int PageCount { get; }
}

/// <summary>One page of rows, and how many rows there are in all.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Rows, int Total, Page Page) : IPaged
{
    public int PageCount => Math.Max(1, (Total + Page.Take - 1) / Page.Take);
}
