using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Common.Tables;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>The rows that were refused, with their original columns and the reason: to be mended and imported again.</summary>
public sealed class RefusedRowsSheet(HongniangDb db)
{
    /// <param name="AlsoHeldBack">Takes the possible duplicates along that nobody has decided on.</param>
    public sealed record Input(string Number, bool AlsoHeldBack);

    public sealed record Sheet(string FileName, byte[] Content, int Rows);

    public async Task<Result<Sheet>> RunAsync(Input input, Actor actor, Words words, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(words);
        var taken = await ImportRunDesk.TakeAsync(db, input.Number, actor, ct);
        if (!taken.Succeeded)
        {
            return Result<Sheet>.Refused(taken.Problems);
        }

        var run = taken.Value;
        var plan = ImportPlan.FromJson(run.Mapping);
        var rows = await db.ImportRows.AsNoTracking()
            .Where(r => r.RunId == run.Id && (r.Outcome == ImportOutcome.Refused || (input.AlsoHeldBack && r.Outcome == ImportOutcome.PossibleDuplicate)))
            .OrderBy(r => r.RowNumber).ToListAsync(ct);
        if (plan is null || rows.Count == 0)
        {
            return new Problem("import.none-refused", "No row was refused.");
        }

        using var memory = new MemoryStream();
        XlsxWriter.Write(memory, ToSheet(run.SheetName, plan, words, [.. rows.Select(r => (KeptCells.Of(r.Values), Reason(run, r, words)))]));
        return new Sheet($"{run.Number}-{words["Rows to mend"]}.xlsx", memory.ToArray(), rows.Count);
    }

    internal static XlsxSheet ToSheet(string? sheet, ImportPlan plan, Words words, IReadOnlyList<(IReadOnlyList<string> Cells, string Reason)> rows) =>
        new(sheet ?? words["Rows to mend"], [.. plan.Columns.Select(c => c.Heading), words["Reason"]], rows.Select(r => (IReadOnlyList<string?>)[.. r.Cells, r.Reason]))
        {
            Widths = [.. plan.Columns.Select(c => c.Field is null ? 14d : 24d), 60d],
        };

    private static string Reason(ImportRun run, ImportRow row, Words words) => row.Outcome is ImportOutcome.PossibleDuplicate
        ? words["Perhaps the same as {0}.", row.RecordNumber ?? ""]
        : Sentences(words, run.Subject, KeptCells.Remarks(row.Problems));

    internal static string Sentences(Words words, string subject, IReadOnlyList<ImportRemark> remarks) =>
        string.Join('\n', remarks.Where(r => !r.IsWarning).Select(r => r.In(words, subject)));
}
