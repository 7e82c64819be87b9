using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Learning;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Learning;

/// <summary>Asks for a ranking to be learnt from the association's judged pairs. A worker does it; nothing is put to use by it.</summary>
public sealed class StartLearning(HongniangDb db, AssociationClock clock, LearningNudge nudge)
{
    public async Task<Result> RunAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (ModelRules.ReasonNotToLearn(actor) is { } refused)
        {
            return refused;
        }

        if (actor.OrganizationId is not { } organization)
        {
            return Problem.NotAllowed();
        }

        var holder = new OrganizationId(organization);
        await using var transaction = await db.BeginAsync(ct);
        await ModelDesk.OneAtATimeAsync(db, ct);
        if (LearningRules.ReasonNotToStart(await db.LearningRuns.AsNoTracking().FirstOrDefaultAsync(r => r.HolderId == holder && (r.State == RunState.Waiting || r.State == RunState.Running), ct)) is { } open)
        {
            return open;
        }

        if (JudgedStock.Of(await JudgedOutcomes.LoadAsync(db, withPlaces: false, ct)).Missing is { } missing)
        {
            return missing;
        }

        var last = await db.LearningRuns.Where(r => r.HolderId == holder).MaxAsync(r => (int?)r.Serial, ct);
        var run = new LearningRun
        {
            Id = clock.NewId(), Serial = (last ?? 0) + 1, HolderId = holder, CreatedById = actor.AccountId, CreatedByName = actor.Name, CreatedAt = clock.Now, State = RunState.Waiting,
        };
        db.LearningRuns.Add(run);
        db.Record(new JournalDraft(actor, clock.Now, nameof(LearningRun), run.Id, run.Name, "Requested"));
        var result = await db.CommitAsync(ct);
        nudge.Nudge();
        return result;
    }
}
