using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Common.Tables;
using Hongniang.Data;

namespace Hongniang.Imports;

/// <summary>Says what would become of every row of a file, likenesses included. Writes nothing, and opens no run.</summary>
public sealed class DryRunImport(HongniangDb db, ImportSubjects subjects, AssociationClock clock)
{
    public sealed record Input(string Subject, string FileName, byte[] Content, OrganizationId HolderId, string HolderRegion, string? Sheet);

    public sealed record Row(int Number, ImportOutcome Outcome, IReadOnlyList<ImportRemark> Remarks, IReadOnlyList<string> Cells);

    public sealed record Report(IReadOnlyList<Row> Rows)
    {
        public int CountOf(ImportOutcome outcome) => Rows.Count(r => r.Outcome == outcome);

        public byte[] ToRefusedSheet(ImportPlan plan, string subject, Words words)
        {
            ArgumentNullException.ThrowIfNull(plan);
            ArgumentNullException.ThrowIfNull(words);
            using var memory = new MemoryStream();
            XlsxWriter.Write(memory, RefusedRowsSheet.ToSheet(plan.Sheet, plan, words,
                [.. Rows.Where(r => r.Outcome is ImportOutcome.Refused).Select(r => (r.Cells, RefusedRowsSheet.Sentences(words, subject, r.Remarks)))]));
            return memory.ToArray();
        }
    }

    /// <summary>The plan as recognised.</summary>
    public Result<ImportPlan> Read(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var file = TableFile.Open(input.Content, input.FileName);
        if (!file.Succeeded)
        {
            return Result<ImportPlan>.Refused(file.Problems);
        }

        var reading = ImportMapping.Choose(file.Value, subjects.Of(input.Subject), input.Sheet);
        return reading.Succeeded ? ImportMapping.PlanOf(reading.Value.Chosen) : Result<ImportPlan>.Refused(reading.Problems);
    }

    public async Task<Result<Report>> RunAsync(Input input, ImportPlan plan, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(plan);
        if (!actor.May(AccessRules.MayImport))
        {
            return Problem.NotAllowed();
        }

        var subject = subjects.Of(input.Subject);
        var file = TableFile.Open(input.Content, input.FileName);
        List<Problem> problems = [.. file.Problems, .. ConfirmImport.Problems(plan, subject)];
        if (problems.Count > 0)
        {
            return Result<Report>.Refused(problems);
        }

        var batch = new ImportBatch(db, subject, clock, new ImportContext("", actor, input.HolderId.Value, input.HolderRegion, plan, clock.Now, clock.Today));
        await batch.LoadKnownAsync(ct);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<Row> rows = [];
        try
        {
            foreach (var some in PlannedRows.Of(file.Value, plan).Chunk(RunImport.RowsAtOnce))
            {
                foreach (var verdict in await batch.DecideAsync(some, ct))
                {
                    // What an earlier batch would have added is not in the database: the same row again is known by its fingerprint here.
                    var outcome = verdict.Outcome is not ImportOutcome.Refused && !seen.Add(verdict.Fingerprint) ? ImportOutcome.Unchanged : verdict.Outcome;
                    rows.Add(new Row(verdict.Row.Number, outcome, verdict.Draft.Remarks, [.. plan.Columns.Select(c => verdict.Row[c.Index])]));
                }
            }
        }
        catch (InvalidDataException)
        {
            return new Problem("table.damaged", "This file is damaged and cannot be read. Open it in the spreadsheet program and save it again.", "File");
        }

        return new Report(rows);
    }
}
