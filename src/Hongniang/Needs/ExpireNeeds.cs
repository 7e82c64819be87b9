using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs;

/// <summary>Ends published needs whose last valid day has passed. Run daily; done twice, nothing more happens.</summary>
public sealed class ExpireNeeds(HongniangDb db, AssociationClock clock)
{
    private const int AtOnce = 200;

    /// <param name="inWork">Needs that somebody is engaged on: they stay as long as that lasts.</param>
    /// <returns>How many were ended.</returns>
    public async Task<Result<int>> RunAsync(IQueryable<NeedId> inWork, CancellationToken ct)
    {
        var (ended, today) = (0, clock.Today);
        while (true)
        {
            var due = await db.Needs.Where(n => n.State == NeedState.Published && n.ValidUntil < today && !inWork.Contains(n.Id)).OrderBy(n => n.Id).Take(AtOnce).ToListAsync(ct);
            foreach (var need in due)
            {
                var before = new { need.State };
                need.Expire(clock.Now);
                NeedDesk.Record(db, need, Actor.System, clock.Now, "Expired", before, new { need.State, need.ValidUntil });
            }

            if (await db.CommitAsync(ct) is { Succeeded: false } refused)
            {
                return Result<int>.Refused(refused.Problems);
            }

            ended += due.Count;
            if (due.Count < AtOnce)
            {
                return ended;
            }

            db.ChangeTracker.Clear();
        }
    }
}
