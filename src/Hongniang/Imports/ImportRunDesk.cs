using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Tables;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>What every action on an import does first: ask the role, find the run within the reader's sight.</summary>
internal static class ImportRunDesk
{
    public static async Task<Result<ImportRun>> TakeAsync(HongniangDb db, string number, Actor actor, CancellationToken ct)
    {
        if (!actor.May(AccessRules.MayImport))
        {
            return Problem.NotAllowed();
        }

        return await db.ImportRuns.SingleOrDefaultAsync(r => r.Number == number, ct) is { } run ? run : Problem.NotFound();
    }

    public static void Record(HongniangDb db, ImportRun run, Actor actor, DateTimeOffset now, string verb, object? before = null, object? after = null) =>
        db.Record(new JournalDraft(actor, now, nameof(ImportRun), run.Id, run.Number, verb) { Before = before, After = after });

    public static async Task<Result<TableFile>> OpenAsync(HongniangDb db, ImportRun run, CancellationToken ct)
    {
        var content = await db.Files.AsNoTracking().Where(f => f.Id == run.FileId).Select(f => f.Content).SingleAsync(ct);
        return TableFile.Open(content, run.FileName);
    }

    public static object Counts(ImportRun run) => new { run.State, run.TotalRows, run.DoneRows, run.Added, run.Unchanged, run.PossibleDuplicates, run.Refused };
}
