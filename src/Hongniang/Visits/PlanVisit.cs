using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Visits;

/// <summary>Puts a visit into the plan of a day, behind the others of its leader.</summary>
public sealed class PlanVisit(HongniangDb db, AssociationClock clock)
{
    /// <param name="Plan">The enterprise by number, credit code or name; what the register knows of it is filled in.</param>
    public sealed record Input(Visit.Plan Plan);

    /// <returns>The number of the visit.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (VisitRules.ReasonNotToPlan(actor) is { } refused)
        {
            return refused;
        }

        var plan = await VisitDesk.PlaceAsync(db, input.Plan, actor, ct);
        if (await VisitDesk.CheckAsync(db, plan, clock.Today, ct) is { Count: > 0 } problems)
        {
            return Result<string>.Refused(problems);
        }

        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Visit, clock.Today, ct);
        var visit = Visit.Planned(clock.NewId(), number, plan, await VisitDesk.NextPlaceAsync(db, plan.LeaderId, plan.On, ct), clock.Now);
        db.Visits.Add(visit);
        VisitDesk.Record(db, visit, actor, clock.Now, "Planned", after: new { visit.EnterpriseName, visit.PlannedOn, visit.LeaderName });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
