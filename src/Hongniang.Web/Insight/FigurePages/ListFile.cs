using Hongniang.Common;
using Hongniang.Common.Tables;
using Hongniang.Insight;

namespace Hongniang.Web.Insight.FigurePages;

/// <summary>The list behind a figure as a table: the columns of the page, and beside each amount its currency.</summary>
internal static class ListFile
{
    public static IReadOnlyList<string> Header(IReadOnlyList<FigureColumn> columns, Words words) =>
        [.. columns.SelectMany(c => c.IsMoney ? [words[c.Title], words["Currency"]] : new[] { words[c.Title] }), words["Sample data"]];

    public static IReadOnlyList<string?> Row(IReadOnlyList<FigureColumn> columns, FigureRow row, Words words) =>
    [
        .. columns.SelectMany((c, i) => c.IsMoney ? [words.FileCellOf(row.Cells[i]), (row.Cells[i] as Money?)?.Currency] : new[] { words.FileCellOf(row.Cells[i]) }),
        row.IsSample ? words["sample"] : null,
    ];

    public static XlsxSheet Sheet(Figure figure, IReadOnlyList<FigureColumn> columns, IEnumerable<IReadOnlyList<string?>> rows, Words words)
    {
        var kinds = columns.SelectMany(c => c.IsMoney ? [true, false] : new[] { c.IsNumber }).ToList();
        return new XlsxSheet(words[figure.Title], Header(columns, words), rows)
        {
            Numbers = kinds.Index().Where(k => k.Item).Select(k => k.Index).ToHashSet(),
            Widths = [18, 40],
        };
    }
}
