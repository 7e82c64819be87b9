using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Visits;

/// <summary>Changes the plan of a visit that has not been held. On another day, or with another leader, it comes last in the route.</summary>
public sealed class ChangeVisit(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, Visit.Plan Plan);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await VisitDesk.TakeAsync(db, input.Number, input.Version, v => VisitRules.ReasonNotToChange(v, actor, db.Scope), ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var visit = taken.Value;
        var plan = await VisitDesk.PlaceAsync(db, input.Plan, actor, ct);
        if (await VisitDesk.CheckAsync(db, plan, clock.Today, ct) is { Count: > 0 } problems)
        {
            return Result.From(problems);
        }

        var before = new { visit.EnterpriseName, visit.PlannedOn, visit.LeaderName, visit.Address, visit.Visitors };
        var place = visit.LeaderId == plan.LeaderId && visit.PlannedOn == plan.On ? visit.RoutePlace : await VisitDesk.NextPlaceAsync(db, plan.LeaderId, plan.On, ct);
        visit.Change(plan, place, clock.Now);
        VisitDesk.Record(db, visit, actor, clock.Now, "Changed", before, new { visit.EnterpriseName, visit.PlannedOn, visit.LeaderName, visit.Address, visit.Visitors });
        return await db.CommitAsync(ct);
    }
}
