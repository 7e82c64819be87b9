using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Visits;

/// <summary>Takes a visit out of the plan, with a reason. The record stays.</summary>
public sealed class CancelVisit(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await VisitDesk.TakeAsync(db, input.Number, input.Version, v => VisitRules.ReasonNotToCancel(v, actor, db.Scope), ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var reason = Texts.Clean(input.Reason);
        if (new FactChecks().Required(reason, 500, "Reason").Problems is [var missing, ..])
        {
            return missing;
        }

        var visit = taken.Value;
        visit.Cancel(reason! /* why: checked above */, clock.Now);
        VisitDesk.Record(db, visit, actor, clock.Now, "Cancelled", new { State = VisitState.Planned }, new { visit.State }, reason);
        return await db.CommitAsync(ct);
    }
}
