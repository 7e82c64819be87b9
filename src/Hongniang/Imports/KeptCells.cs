using System.Text.Json;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Common.Tables;
using Hongniang.Data;

namespace Hongniang.Imports;

/// <summary>The original cells and the remarks that are kept with a row, read back.</summary>
public static class KeptCells
{
    /// <summary>In the order of the plan's columns; empty where they are not kept.</summary>
    public static IReadOnlyList<string> Of(string? values) => values is null ? [] : JsonSerializer.Deserialize<List<string>>(values, StoredJson.Options) ?? [];

    public static IReadOnlyList<ImportRemark> Remarks(string? problems) => problems is null ? [] : JsonSerializer.Deserialize<List<ImportRemark>>(problems, StoredJson.Options) ?? [];

    /// <summary>The row as it stood in the file.</summary>
    internal static TableRow RowOf(ImportRow row, ImportPlan plan)
    {
        var cells = new string[plan.Columns.Count == 0 ? 0 : plan.Columns.Max(c => c.Index) + 1];
        Array.Fill(cells, "");
        foreach (var (column, text) in plan.Columns.Zip(Of(row.Values)))
        {
            cells[column.Index] = text;
        }

        return new TableRow(row.RowNumber, cells);
    }
}
