using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>Stops an import: at once when it waits, after the batch at hand when it runs. What was imported stays.</summary>
public sealed class CancelImport(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await ImportRunDesk.TakeAsync(db, input.Number, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var run = taken.Value;
        if (ImportRules.ReasonNotToCancel(run) is { } problem)
        {
            return problem;
        }

        var before = new { run.State };
        if (run.State is RunState.Waiting)
        {
            (run.State, run.FinishedAt) = (RunState.Cancelled, clock.Now);
            ImportRunDesk.Record(db, run, actor, clock.Now, "Cancelled", before, ImportRunDesk.Counts(run));
            return await db.CommitAsync(ct);
        }

        // The version is left alone: the worker's next batch must not fail for it, but see the wish and stop.
        await using var transaction = await db.BeginAsync(ct);
        await db.ImportRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.CancelRequested, true), ct);
        ImportRunDesk.Record(db, run, actor, clock.Now, "CancelRequested", before);
        return await db.CommitAsync(ct);
    }
}
