using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Assigning;

/// <summary>Asks for a plan. A worker makes it; nothing is changed by it until a person adopts it.</summary>
public sealed class StartAssignment(HongniangDb db, AssociationClock clock, AssignmentNudge nudge)
{
    /// <param name="BasedOn">The number of the plan that this one is to be compared with.</param>
    public sealed record Input(AssignmentSettings Settings, string? BasedOn = null);

    /// <returns>The number of the plan.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (AssignmentRules.ReasonNotToPlan(actor) is { } refused)
        {
            return refused;
        }

        if (actor.OrganizationId is not { } holder)
        {
            return Problem.NotAllowed();
        }

        if (input.Settings.Check() is { Count: > 0 } problems)
        {
            return Result<string>.Refused(problems);
        }

        if (input.BasedOn is { } earlier && !await db.AssignmentRuns.AnyAsync(r => r.Number == earlier, ct))
        {
            return Problem.NotFound();
        }

        await using var transaction = await db.BeginAsync(ct);
        var run = new AssignmentRun
        {
            Id = clock.NewId(), Number = await Numbering.TakeAsync(db, HumanNumber.Assignment, clock.Today, ct), HolderId = holder, CreatedById = actor.AccountId, CreatedByName = actor.Name,
            CreatedAt = clock.Now, Settings = input.Settings.ToJson(), BasedOn = input.BasedOn, State = RunState.Waiting,
        };
        db.AssignmentRuns.Add(run);
        db.Record(new JournalDraft(actor, clock.Now, nameof(AssignmentRun), run.Id, run.Number, "Requested") { After = input.Settings });
        var result = await db.CommitAsync(ct);
        nudge.Nudge();
        return result.Succeeded ? run.Number : Result<string>.Refused(result.Problems);
    }
}
