using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Common.Tables;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>Runs one confirmed import to its end, batch by batch. Each batch is one transaction: records, journal, rows and counts together, or nothing of it.</summary>
/// <remarks>A run belongs to whoever raised its version last: another worker that took over after a silence makes this one's next batch fail, and this one steps back.</remarks>
public sealed class RunImport(HongniangDb db, ImportSubjects subjects, AssociationClock clock)
{
    public const int RowsAtOnce = 250;

    public enum Ending
    {
        /// <summary>Not free: not confirmed, ended, or in another worker's hands.</summary>
        NotMine,
        Done,
        Cancelled,
        Failed,
    }

    /// <summary>The next run that waits for a worker or was left by one; null when there is none.</summary>
    public async Task<string?> NextAsync(CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: the worker serves everybody; records are written within the sight of whoever started the run
        return await Free(clock.Now).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).Select(r => r.Number).FirstOrDefaultAsync(ct);
    }

    public async Task<Ending> RunAsync(string number, CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: as above
        var now = clock.Now;
        var mine = await Free(now).Where(r => r.Number == number)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Running).SetProperty(x => x.HeartbeatAt, now).SetProperty(x => x.StartedAt, x => x.StartedAt ?? now).SetProperty(x => x.Version, x => x.Version + 1), ct);
        if (mine == 0)
        {
            return Ending.NotMine;
        }

        try
        {
            return await WorkAsync(number, ct);
        }
        catch (OperationCanceledException)
        {
            // The server stops: the next worker need not wait for the silence to last.
            await db.ImportRuns.IgnoreQueryFilters().Where(r => r.Number == number && r.State == RunState.Running) // why: the sight was narrowed to the starter's
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.HeartbeatAt, (DateTimeOffset?)null), CancellationToken.None);
            throw;
        }
    }

    /// <summary>Ends the run that stopped on an unforeseen error; what was committed stays, and it may be resumed.</summary>
    public async Task FailAsync(string number, string sentence, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.Scope = Scope.Everything; // why: as above
        if (await db.ImportRuns.SingleOrDefaultAsync(r => r.Number == number && r.State == RunState.Running, ct) is { } run)
        {
            await EndAsync(run, RunState.Failed, sentence, ct);
        }
    }

    private IQueryable<ImportRun> Free(DateTimeOffset now)
    {
        var silent = now - ImportRules.Lease;
        return db.ImportRuns.Where(r => (r.State == RunState.Waiting && r.Mapping != null)
            || (r.State == RunState.Running && (r.HeartbeatAt == null || r.HeartbeatAt < silent)));
    }

    private async Task<Ending> WorkAsync(string number, CancellationToken ct)
    {
        var run = await db.ImportRuns.SingleAsync(r => r.Number == number, ct);
        var starter = await ImportStarter.OfAsync(db, run, ct);
        var plan = ImportPlan.FromJson(run.Mapping);
        var table = await ImportRunDesk.OpenAsync(db, run, ct);
        if (starter is null || plan is null || !table.Succeeded)
        {
            return await EndAsync(run, RunState.Failed, starter is null ? "The account that started this import is no longer there or may no longer import." : "The file of this import cannot be read any more.", ct);
        }

        var subject = subjects.Of(run.Subject);
        var region = await db.Organizations.Where(o => o.Id == new OrganizationId(run.HolderId)).Select(o => o.RegionCode).SingleAsync(ct);
        db.Scope = starter.Scope;
        var batch = new ImportBatch(db, subject, clock, new ImportContext(run.Number, starter.Actor, run.HolderId, region, plan, clock.Now, clock.Today));
        await batch.LoadKnownAsync(ct);
        var after = await db.ImportRows.Where(r => r.RunId == run.Id).MaxAsync(r => (int?)r.RowNumber, ct) ?? 0;
        try
        {
            foreach (var rows in PlannedRows.Of(table.Value, plan, after).Chunk(RowsAtOnce))
            {
                db.ChangeTracker.Clear();
                var version = run.Version;
                run = await db.ImportRuns.SingleAsync(r => r.Number == number, ct);
                if (run.Version != version || run.State is not RunState.Running)
                {
                    return Ending.NotMine;
                }

                if (run.CancelRequested)
                {
                    return await EndAsync(run, RunState.Cancelled, null, ct);
                }

                if (await batch.CommitAsync(run, rows, ct) is not { } saved)
                {
                    return Ending.NotMine;
                }

                run = saved;
            }
        }
        catch (InvalidDataException)
        {
            db.ChangeTracker.Clear();
            run = await db.ImportRuns.SingleAsync(r => r.Number == number, ct);
            return await EndAsync(run, RunState.Failed, "This file is damaged and cannot be read. Open it in the spreadsheet program and save it again.", ct);
        }

        return await EndAsync(run, RunState.Done, null, ct);
    }

    private async Task<Ending> EndAsync(ImportRun run, RunState state, string? failure, CancellationToken ct)
    {
        var starter = await ImportStarter.OfAsync(db, run, ct);
        var before = new { run.State };
        (run.State, run.Failure, run.FinishedAt, run.HeartbeatAt) = (state, failure, clock.Now, null);
        var (verb, ending) = state switch
        {
            RunState.Done => ("Finished", Ending.Done),
            RunState.Cancelled => ("Cancelled", Ending.Cancelled),
            _ => ("Failed", Ending.Failed),
        };
        ImportRunDesk.Record(db, run, starter?.Actor ?? Actor.System, clock.Now, verb, before, ImportRunDesk.Counts(run));
        return (await db.CommitAsync(ct)).Succeeded ? ending : Ending.NotMine;
    }
}
