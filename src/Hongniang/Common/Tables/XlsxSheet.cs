namespace Hongniang.Common.Tables;

/// <summary>A sheet to write: the first row is the header, frozen and bold. Cells are text, so that telephone numbers and codes stay whole,
/// except in the columns that are said to hold numbers.</summary>
public sealed record XlsxSheet(string Name, IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<string?>> Rows)
{
    /// <summary>Column widths in characters; 18 for those that are not given.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>Columns, from 0, whose cells are written as numbers (in the invariant culture) so that a spreadsheet can add them up.</summary>
    public IReadOnlySet<int> Numbers { get; init; } = new HashSet<int>();
}
