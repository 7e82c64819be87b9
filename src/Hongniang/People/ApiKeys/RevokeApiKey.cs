using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.ApiKeys;

/// <summary>A key opens nothing any more, with the next request.</summary>
public sealed class RevokeApiKey(HongniangDb db, AssociationClock clock)
{
    public async Task<Result> RunAsync(Guid id, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(AccessRules.MayManageAccounts))
        {
            return Problem.NotAllowed();
        }

        var units = WatchedAccounts.Units(db);
        if (await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id && units.Contains(k.OrganizationId), ct) is not { } key)
        {
            return Problem.NotFound();
        }

        if (key.RevokedAt is not null)
        {
            return new Problem("api-key.revoked", "It was revoked already.");
        }

        key.Revoke(actor.Name, clock.Now);
        db.Record(new JournalDraft(actor, clock.Now, nameof(ApiKey), key.Id, key.Name, "Revoked") { After = new { key.Beginning } });
        return await db.CommitAsync(ct);
    }
}
