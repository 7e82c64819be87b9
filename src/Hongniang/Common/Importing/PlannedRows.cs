using Hongniang.Common.Tables;

namespace Hongniang.Common.Importing;

/// <summary>The rows of the file that hold records: without blank ones, repeated headings, totals, sample rows and the notes below the list.</summary>
public static class PlannedRows
{
    private static readonly HashSet<string> Totals = new(StringComparer.OrdinalIgnoreCase) { "合计", "总计", "小计", "累计", "共计", "total", "subtotal", "grandtotal", "sum" };
    private static readonly HashSet<string> Samples = new(StringComparer.OrdinalIgnoreCase) { "示例", "样例", "例", "例如", "范例", "举例", "填写示例", "example", "sample" };
    private static readonly string[] SampleMarks = ["【示例】", "[示例]", "(示例)", "（示例）", "[Sample]", "【Sample】"];
    private static readonly string[] Notes = ["注:", "注：", "备注:", "备注：", "说明:", "说明：", "填表说明", "填报说明", "填表人", "填报人", "制表", "审核人", "审核:", "审核：", "联系人:", "联系人：", "note:", "notes:"];

    /// <param name="after">The last row that is dealt with already; 0 for none.</param>
    public static IEnumerable<TableRow> Of(TableFile file, ImportPlan plan, int after = 0)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(plan);
        return file.Rows(plan.Sheet).Where(r => r.Number > plan.HeadingRow && r.Number > after && IsRecord(r, plan));
    }

    private static bool IsRecord(TableRow row, ImportPlan plan)
    {
        var filled = plan.Columns.Where(c => c.Field is not null && !string.IsNullOrWhiteSpace(row[c.Index])).ToList();
        if (filled.Count == 0)
        {
            return false;
        }

        var first = row.Cells.Where(c => !string.IsNullOrWhiteSpace(c)).Take(2).Select(c => c.Trim()).ToList();
        var isNote = row.Cells.Count(c => !string.IsNullOrWhiteSpace(c)) <= 2 && Notes.Any(n => first[0].StartsWith(n, StringComparison.OrdinalIgnoreCase));
        var isTotal = filled.Count <= 2 && first.Exists(c => Totals.Contains(HeadingText.Normalize(c)));
        var isSample = Samples.Contains(HeadingText.Normalize(first[0])) || first.Exists(c => SampleMarks.Any(m => c.StartsWith(m, StringComparison.OrdinalIgnoreCase)));
        var isHeading = filled.Count >= 2 && filled.TrueForAll(c => HeadingText.Normalize(row[c.Index]) == HeadingText.Normalize(c.Heading));
        return !isNote && !isTotal && !isSample && !isHeading;
    }
}
