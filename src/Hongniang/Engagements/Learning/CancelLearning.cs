using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Learning;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Learning;

/// <summary>Stops the learning of the association that is going on; nothing of it is kept.</summary>
public sealed class CancelLearning(HongniangDb db, AssociationClock clock)
{
    public async Task<Result> RunAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (ModelRules.ReasonNotToLearn(actor) is { } refused)
        {
            return refused;
        }

        var holder = new OrganizationId(actor.OrganizationId ?? Guid.Empty);
        if (await db.LearningRuns.Where(r => r.HolderId == holder).OrderByDescending(r => r.Serial).FirstOrDefaultAsync(ct) is not { } run)
        {
            return Problem.NotFound();
        }

        if (LearningRules.ReasonNotToCancel(run) is { } problem)
        {
            return problem;
        }

        var before = new { run.State };
        (run.State, run.FinishedAt, run.HeartbeatAt) = (RunState.Cancelled, clock.Now, null);
        db.Record(new JournalDraft(actor, clock.Now, nameof(LearningRun), run.Id, run.Name, "Cancelled") { Before = before, After = new { run.State } });
        return await db.CommitAsync(ct);
    }
}
