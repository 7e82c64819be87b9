using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Assigning;

/// <summary>Stops a plan that is being made.</summary>
public sealed class CancelAssignment(HongniangDb db, AssociationClock clock)
{
    public async Task<Result> RunAsync(string number, Actor actor, CancellationToken ct)
    {
        if (AssignmentRules.ReasonNotToPlan(actor) is { } refused)
        {
            return refused;
        }

        if (await db.AssignmentRuns.SingleOrDefaultAsync(r => r.Number == number, ct) is not { } run)
        {
            return Problem.NotFound();
        }

        if (AssignmentRules.ReasonNotToCancel(run) is { } problem)
        {
            return problem;
        }

        var before = new { run.State };
        (run.State, run.FinishedAt, run.HeartbeatAt) = (RunState.Cancelled, clock.Now, null);
        db.Record(new JournalDraft(actor, clock.Now, nameof(AssignmentRun), run.Id, run.Number, "Cancelled") { Before = before, After = new { run.State } });
        return await db.CommitAsync(ct);
    }
}
