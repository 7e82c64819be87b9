using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Common.Tables;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>What was recognised in an uploaded file: the sheets that have rows, and the columns of the chosen one. The starting point of the plan.</summary>
public sealed record ImportMapping(ImportRun Run, ImportSubject Subject, IReadOnlyList<string> Sheets, SheetReading Reading)
{
    /// <param name="sheet">The sheet to read; the one with the most recognised headings when not given or unknown.</param>
    public static async Task<Result<ImportMapping>> LoadAsync(HongniangDb db, ImportSubjects subjects, string number, string? sheet, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(subjects);
        var run = await db.ImportRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, ct);
        if (run is null)
        {
            return Problem.NotFound();
        }

        var subject = subjects.Of(run.Subject);
        var file = await ImportRunDesk.OpenAsync(db, run, ct);
        var choice = file.Succeeded ? Choose(file.Value, subject, sheet) : Result<Choice>.Refused(file.Problems);
        return choice.Succeeded ? new ImportMapping(run, subject, choice.Value.Sheets, choice.Value.Chosen) : Result<ImportMapping>.Refused(choice.Problems);
    }

    internal sealed record Choice(IReadOnlyList<string> Sheets, SheetReading Chosen);

    /// <summary>Hidden sheets are not looked at.</summary>
    internal static Result<Choice> Choose(TableFile file, ImportSubject subject, string? sheet)
    {
        try
        {
            var readings = file.Sheets.Where(s => !s.IsHidden).Select(s => SheetReading.Of(file, s.Name.Length == 0 ? null : s.Name, subject)).Where(r => r.Columns.Count > 0).ToList();
            var chosen = readings.Find(r => r.Sheet == sheet && sheet is not null) ?? readings.OrderByDescending(r => r.HasRows).ThenByDescending(r => r.Points).FirstOrDefault();
            return chosen is null
                ? new Problem("import.no-rows", "There are no rows in this file.", "File")
                : new Choice([.. readings.Select(r => r.Sheet).OfType<string>()], chosen);
        }
        catch (InvalidDataException)
        {
            return new Problem("table.damaged", "This file is damaged and cannot be read. Open it in the spreadsheet program and save it again.", "File");
        }
    }

    internal static ImportPlan PlanOf(SheetReading reading) => new() { Sheet = reading.Sheet, HeadingRow = reading.HeadingRow, Columns = [.. reading.Columns.Select(c => c.Is)] };

    /// <summary>The plan as recognised, to be changed by a person.</summary>
    public ImportPlan ToPlan() => PlanOf(Reading);
}
