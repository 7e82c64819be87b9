using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.ApiKeys;

/// <summary>Turns a key into a reader with a sight: the same rules and the same query filter as for people. The first use of each day is in the journal.</summary>
public sealed class UseApiKey(HongniangDb db, AssociationClock clock)
{
    private static readonly TimeSpan UsedEach = TimeSpan.FromMinutes(1);

    /// <param name="Role">Whose rules hold: a leader's for an association, else those of somebody of the unit.</param>
    public sealed record Reader(Actor Actor, Scope Scope, Role Role);

    /// <returns>Refused with <c>api-key.unknown</c> (no such key, revoked or over) or <c>not-allowed</c> (not for this).</returns>
    public async Task<Result<Reader>> RunAsync(string? secret, ApiScope wanted, CancellationToken ct)
    {
        var (hash, now) = (ApiKey.HashOf(secret), clock.Now);
        var known = string.IsNullOrEmpty(secret) ? null : await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, ct);
        if (known is null || !known.IsOpen(now))
        {
            return new Problem("api-key.unknown", "There is no such key, or it is revoked or over.");
        }

        var kind = await db.Organizations.IgnoreQueryFilters().Where(o => o.Id == known.OrganizationId).Select(o => o.Kind).SingleAsync(ct); // why: whose key it is
        var role = kind switch
        {
            OrganizationKind.Association => Role.Leader,
            OrganizationKind.Society or OrganizationKind.UniversityAssociation => Role.Society,
            OrganizationKind.Investor => Role.Investor,
            _ => Role.Enterprise,
        };
        if (!known.Scopes.Contains(wanted) || !MayRead(role, wanted))
        {
            return Problem.NotAllowed();
        }

        var actor = new Actor(null, $"API · {known.Name}", known.OrganizationId.Value, role.ToString());
        await NoteAsync(known, actor, now, ct);
        var account = new Account { Id = known.Id, DisplayName = actor.Name, Role = role, OrganizationId = known.OrganizationId };
        return new Reader(actor, await ReadScope.OfAsync(db, account, ct), role);
    }

    private static bool MayRead(Role role, ApiScope wanted) => wanted switch
    {
        ApiScope.Needs => role.MaySeeNeeds(),
        ApiScope.Experts => role.IsStaff(),
        _ => role.MeetsRecords(),
    };

    private async Task NoteAsync(ApiKey key, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (key.LastUsedAt is { } last && now - last < UsedEach)
        {
            return;
        }

        await db.ApiKeys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), ct);
        if (key.LastUsedAt is not { } before || clock.DayOf(before) != clock.DayOf(now))
        {
            db.Record(new JournalDraft(actor, now, nameof(ApiKey), key.Id, key.Name, "Used") { After = new { key.Beginning } });
            await db.CommitAsync(ct);
        }
    }
}
