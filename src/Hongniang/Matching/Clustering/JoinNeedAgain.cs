using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Clustering;

/// <summary>Takes back that a need was split off: it joins whatever cluster its text is like.</summary>
public sealed class JoinNeedAgain(HongniangDb db, AssociationClock clock)
{
    public async Task<Result> RunAsync(string number, Actor actor, CancellationToken ct)
    {
        if (!actor.May(AccessRules.MayWork))
        {
            return Problem.NotAllowed();
        }

        if (await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Number == number, ct) is not { } need)
        {
            return Problem.NotFound();
        }

        var apart = await db.NeedSeparations.Where(s => s.NeedId == need.Id).ToListAsync(ct);
        if (apart.Count == 0)
        {
            return new Problem("cluster.not-split", "This need was not split off.");
        }

        db.NeedSeparations.RemoveRange(apart);
        db.Record(new JournalDraft(actor, clock.Now, nameof(Need), need.Id.Value, need.Number, "JoinedAgain"));
        return await db.CommitAsync(ct);
    }
}
