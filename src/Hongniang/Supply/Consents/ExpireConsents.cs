using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply.Consents;

/// <summary>A job: ends consents whose last day has passed, with all that follows. Running it twice changes nothing.</summary>
public sealed class ExpireConsents(HongniangDb db, AssociationClock clock, IEnumerable<IAfterConsentEnded> followers)
{
    private const int Batch = 100;

    /// <returns>How many ended.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: a clock works for every association
        var today = clock.Today;
        var ended = 0;
        while (true)
        {
            var due = await db.Experts.Where(e => e.HasConsent && e.ConsentUntil < today).OrderBy(e => e.Id).Take(Batch).ToListAsync(ct);
            foreach (var expert in due)
            {
                await ConsentDesk.EndAsync(db, expert, ConsentEnding.Expired, null, endAll: false, followers, Actor.System, clock, ct);
            }

            // One refused batch (somebody changed one of its records at this moment) is left for the next run.
            if (due.Count == 0 || !(await db.CommitAsync(ct)).Succeeded)
            {
                return ended;
            }

            ended += due.Count;
            db.ChangeTracker.Clear();
        }
    }
}
