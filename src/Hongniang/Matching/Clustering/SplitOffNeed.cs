using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Clustering;

/// <summary>Takes a need out of its cluster: a person says that it is another problem. It stays out until that is taken back.</summary>
public sealed class SplitOffNeed(HongniangDb db, NeedClusters clusters, AssociationClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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

        if (await clusters.TryGetAsync(Patience, ct) is not { } state || !state.LeaderOf.TryGetValue(number, out var leader))
        {
            return new Problem("cluster.alone", "This need stands in no cluster.");
        }

        // From the oldest; the oldest itself from all others, or it would draw them along.
        var others = leader == number ? [.. state.All.First(c => c.Leader == leader).Members.Where(m => m != number)] : new List<string> { leader };
        var from = await db.Needs.IgnoreQueryFilters().Where(n => others.Contains(n.Number)).Select(n => n.Id).ToListAsync(ct); // why: a cluster may reach beyond the reader's sight; only ids are read
        foreach (var other in from)
        {
            db.NeedSeparations.Add(new NeedSeparation { Id = clock.NewId(), NeedId = need.Id, FromId = other, ById = actor.AccountId, ByName = actor.Name, At = clock.Now });
        }

        db.Record(new JournalDraft(actor, clock.Now, nameof(Need), need.Id.Value, need.Number, "SplitOff"));
        return await db.CommitAsync(ct);
    }
}
