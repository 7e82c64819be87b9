using Hongniang.Common.Tables;

namespace Hongniang.Common.Importing;

/// <summary>One row of the file seen through the plan: the text of each field, and the remarks made on the way.</summary>
public sealed class ImportCells
{
    private readonly ImportPlan _plan;
    private readonly TableRow _row;
    private readonly IReadOnlyDictionary<string, Joining> _joinings;
    private readonly List<ImportRemark> _remarks = [];

    public ImportCells(ImportPlan plan, TableRow row, IReadOnlyDictionary<string, Joining> joinings)
    {
        (_plan, _row, _joinings) = (plan, row, joinings);
        foreach (var column in plan.Columns.Where(c => c.Field is not null && CellText.IsFormulaError(row[c.Index])))
        {
            Warn(new Problem("import.formula", "The formula in this cell went wrong ({0}); the cell counts as empty.", column.Field, row[column.Index].Trim()));
        }
    }

    public int RowNumber => _row.Number;

    public IReadOnlyList<ImportRemark> Remarks => _remarks;

    /// <summary>The field's text, cleaned; null where its cells are empty. A placeholder (无, /) stays, for the checks to name it.</summary>
    public string? Raw(string field)
    {
        List<(string Heading, string Text)> parts = [];
        foreach (var column in _plan.Of(field))
        {
            if (Texts.Clean(SafeCell.Unguard(_row[column.Index])) is { } text && !CellText.IsFormulaError(text) && parts.TrueForAll(p => p.Text != text))
            {
                parts.Add((column.Heading, text));
            }
        }

        if (parts.Count > 1)
        {
            parts.RemoveAll(p => CellText.SaysNothing(p.Text));
        }

        return parts.Count == 0 ? null : parts.Count == 1 ? parts[0].Text : _joinings.GetValueOrDefault(field) switch
        {
            Joining.Paragraphs => parts[0].Text + string.Concat(parts.Skip(1).Select(p => $"\n【{p.Heading}】\n{p.Text}")),
            Joining.Semicolons => string.Join(';', parts.Select(p => p.Text)),
            Joining.Slashes => string.Join(" / ", parts.Select(p => p.Text)),
            _ => parts[0].Text,
        };
    }

    /// <summary>The field's text; null also for placeholders such as 无 and /.</summary>
    public string? this[string field] => Raw(field) is { } text && !CellText.SaysNothing(text) ? text : null;

    public void Warn(Problem problem) => _remarks.Add(ImportRemark.Warning(problem, _plan));

    public void Refuse(Problem problem) => _remarks.Add(ImportRemark.Refusal(problem, _plan));
}
