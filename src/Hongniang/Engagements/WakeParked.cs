using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>A job: takes every parked engagement back to work whose day has come. Running it twice changes nothing.</summary>
public sealed class WakeParked(HongniangDb db, AssociationClock clock)
{
    private const int Batch = 100;

    /// <returns>How many came back.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: a clock works for every association
        var today = clock.Today;
        var woken = 0;
        while (true)
        {
            var due = await db.Engagements.Where(e => e.Stage == EngagementStage.Parked && e.ParkedUntil <= today).OrderBy(e => e.Id).Take(Batch).ToListAsync(ct);
            foreach (var engagement in due)
            {
                WakeEngagement.Wake(db, engagement, Actor.System, clock.Now);
            }

            // One refused batch (somebody changed one of its records at this moment) is left for the next run.
            if (due.Count == 0 || !(await db.CommitAsync(ct)).Succeeded)
            {
                return woken;
            }

            woken += due.Count;
            db.ChangeTracker.Clear();
        }
    }
}
