using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Network;

namespace Hongniang.FollowUp;

/// <summary>Puts a planned follow-up on another day, for a reason that is kept.</summary>
public sealed class MoveFollowUp(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(Guid Id, int Version, DateOnly? Due, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await FollowUpDesk.TakeAsync(db, input.Id, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var reason = Texts.Clean(input.Reason);
        var checks = new FactChecks()
            .AddRange(input.Due is not { } day ? [Problem.Required(nameof(input.Due))] : EngagementDesk.CheckAhead(day, clock.Today, nameof(input.Due)))
            .Required(reason, 500, nameof(input.Reason));
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var step = taken.Value.Step;
        var before = new { step.DueOn };
        step.MoveTo(input.Due!.Value); // why: checked above
        db.Record(taken.Value.Draft(actor, clock.Now, "Moved") with { Before = before, After = new { step.DueOn }, Reason = reason });
        return await db.CommitAsync(ct);
    }
}
