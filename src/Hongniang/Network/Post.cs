using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>What an account is at one organisation, by its own place or by a <see cref="Membership"/>: in whose name it acts there, and within which sight.</summary>
/// <remarks>For whatever is done later in a person's name: the organisation stands in the record, and the account may have another one in the first place.</remarks>
public sealed record Post(Actor Actor, Scope Scope)
{
    /// <param name="places">Where the account may have its post; the first where it has one counts.</param>
    /// <param name="may">The roles that will do.</param>
    /// <returns>Null when the account is gone or closed, or has no such post any more.</returns>
    public static async Task<Post?> FindAsync(HongniangDb db, Guid? account, IReadOnlyList<OrganizationId> places, Func<Role, bool> may, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(may);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == account && u.ClosedAt == null, ct) is not { } person)
        {
            return null;
        }

        var further = await db.Memberships.AsNoTracking().Where(m => m.AccountId == account && places.Contains(m.OrganizationId)).OrderBy(m => m.GrantedAt).ThenBy(m => m.Id).ToListAsync(ct);
        foreach (var place in places)
        {
            if (person.OrganizationId == place && may(person.Role))
            {
                return await OfAsync(db, person, ct);
            }

            if (further.Find(m => m.OrganizationId == place && may(m.Role)) is { } membership)
            {
                person.Place(membership.Role, membership.OrganizationId, membership.ExpertKey); // why: a copy; every rule and sight asks the account
                return await OfAsync(db, person, ct);
            }
        }

        return null;
    }

    private static async Task<Post> OfAsync(HongniangDb db, Account placed, CancellationToken ct) => new(placed.ToActor(), await ReadScope.OfAsync(db, placed, ct));
}
