using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Imports;

/// <summary>Lets a stopped import go on behind the last row that it dealt with.</summary>
public sealed class ResumeImport(HongniangDb db, ImportNudge nudge, AssociationClock clock)
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
        if (ImportRules.ReasonNotToResume(run) is { } problem)
        {
            return problem;
        }

        var before = new { run.State };
        (run.State, run.CancelRequested, run.Failure, run.FinishedAt) = (RunState.Waiting, false, null, null);
        ImportRunDesk.Record(db, run, actor, clock.Now, "Resumed", before, new { run.State, run.DoneRows });
        var result = await db.CommitAsync(ct);
        nudge.Nudge();
        return result;
    }
}
