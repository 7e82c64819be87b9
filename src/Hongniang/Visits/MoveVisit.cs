using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Visits;

/// <summary>Puts a visit one place earlier or later in its leader's route of the day.</summary>
public sealed class MoveVisit(HongniangDb db, AssociationClock clock)
{
    /// <param name="Earlier">False moves it one place later.</param>
    public sealed record Input(string Number, bool Earlier);

    /// <summary>Nothing changes, and nothing is refused, where there is no neighbour on that side.</summary>
    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var visit = await db.Visits.SingleOrDefaultAsync(v => v.Number == input.Number, ct);
        if (visit is null)
        {
            return Problem.NotFound();
        }

        if (VisitRules.ReasonNotToChange(visit, actor, db.Scope) is { } refused)
        {
            return refused;
        }

        var day = await db.Visits.Where(v => v.LeaderId == visit.LeaderId && v.PlannedOn == visit.PlannedOn && v.State == VisitState.Planned)
            .OrderBy(v => v.RoutePlace).ThenBy(v => v.Number).ToListAsync(ct);
        var at = day.IndexOf(visit);
        var to = at + (input.Earlier ? -1 : 1);
        if (to < 0 || to >= day.Count)
        {
            return Result.Ok;
        }

        (day[at], day[to]) = (day[to], day[at]);
        var before = new { visit.RoutePlace };
        for (var place = 0; place < day.Count; place++)
        {
            if (day[place].RoutePlace != place + 1)
            {
                day[place].MoveTo(place + 1, clock.Now);
            }
        }

        VisitDesk.Record(db, visit, actor, clock.Now, "Moved", before, new { visit.RoutePlace });
        return await db.CommitAsync(ct);
    }
}
