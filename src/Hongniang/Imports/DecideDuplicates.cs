using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>A person's word on rows that were held back: import them all the same, or leave them out because the record is known.</summary>
public sealed class DecideDuplicates(HongniangDb db, ImportSubjects subjects, AssociationClock clock)
{
    private const int RowsAtOnce = 250;

    /// <param name="Rows">Row numbers of the file; null for all that are held back.</param>
    public sealed record Input(string Number, DuplicateDecision Decision, IReadOnlyList<int>? Rows);

    /// <returns>How many rows were decided.</returns>
    public async Task<Result<int>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var decided = 0;
        while (true)
        {
            var result = await SomeAsync(input, actor, ct);
            if (!result.Succeeded)
            {
                return decided > 0 ? decided : result;
            }

            decided += result.Value;
            if (result.Value < RowsAtOnce)
            {
                return decided;
            }
        }
    }

    private async Task<Result<int>> SomeAsync(Input input, Actor actor, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var taken = await ImportRunDesk.TakeAsync(db, input.Number, actor, ct);
        if (!taken.Succeeded)
        {
            return Result<int>.Refused(taken.Problems);
        }

        var run = taken.Value;
        if (ImportRules.ReasonNotToDecide(run) is { } early)
        {
            return early;
        }

        await using var transaction = await db.BeginAsync(ct);
        var rows = await db.ImportRows.Where(r => r.RunId == run.Id && r.Outcome == ImportOutcome.PossibleDuplicate && (input.Rows == null || input.Rows.Contains(r.RowNumber)))
            .OrderBy(r => r.RowNumber).Take(RowsAtOnce).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return new Problem("import.none-held", "No row is held back.");
        }

        if (input.Decision is DuplicateDecision.Import)
        {
            await ImportAsync(run, rows, actor, ct);
            run.Added += rows.Count;
        }
        else
        {
            run.Unchanged += rows.Count;
        }

        foreach (var row in rows)
        {
            (row.Outcome, row.Values) = (input.Decision is DuplicateDecision.Import ? ImportOutcome.Added : ImportOutcome.Unchanged, null);
        }

        run.PossibleDuplicates -= rows.Count;
        ImportRunDesk.Record(db, run, actor, clock.Now, input.Decision is DuplicateDecision.Import ? "DuplicatesImported" : "DuplicatesLeftOut",
            after: new { Rows = rows.Select(r => r.RowNumber), Records = rows.Select(r => r.RecordNumber) });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? rows.Count : Result<int>.Refused(result.Problems);
    }

    /// <summary>Reads the kept cells once more by the plan of the run, and writes the records.</summary>
    private async Task ImportAsync(ImportRun run, List<ImportRow> rows, Actor actor, CancellationToken ct)
    {
        var plan = ImportPlan.FromJson(run.Mapping) ?? throw new InvalidOperationException($"The run {run.Number} has rows and no plan.");
        var subject = subjects.Of(run.Subject);
        var region = await db.Organizations.Where(o => o.Id == new OrganizationId(run.HolderId)).Select(o => o.RegionCode).SingleAsync(ct);
        var context = new ImportContext(run.Number, actor, run.HolderId, region, plan, clock.Now, clock.Today);
        var drafts = await subject.LinkAsync(db, [.. rows.Select(r => subject.Read(new ImportCells(plan, KeptCells.RowOf(r, plan), subject.Joinings), context))], ct);
        var added = await subject.AddAsync(db, drafts, context, clock, ct);
        foreach (var (row, record) in rows.Zip(added))
        {
            (row.RecordId, row.RecordNumber) = (record.Id, record.Number);
        }
    }
}
