using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>Who may look after a partnership or a station: those who work in the reader's territory.</summary>
public static class Responsible
{
    public sealed record Person(Guid? Id, string Name);

    /// <summary>For the choice of a form, by name.</summary>
    public static async Task<IReadOnlyList<Person>> ChoicesAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await Staff(db).OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Select(a => new Person(a.Id, a.DisplayName)).Take(200).ToListAsync(ct);
    }

    /// <summary>The person with the id, or the actor where none is named; a problem where the id is nobody of the territory.</summary>
    internal static async Task<(Person Person, Problem? Unknown)> FindAsync(HongniangDb db, Guid? id, Actor actor, CancellationToken ct)
    {
        if (id is null || id == actor.AccountId)
        {
            return (new Person(actor.AccountId, actor.Name), null);
        }

        var found = await Staff(db).Where(a => a.Id == id).Select(a => new Person(a.Id, a.DisplayName)).SingleOrDefaultAsync(ct);
        return (found ?? new Person(null, ""), found is null ? new Problem("responsible.unknown", "Choose somebody who works in your territory.", "ResponsibleId") : null);
    }

    private static IQueryable<Account> Staff(HongniangDb db)
    {
        var (whole, territory) = (db.Scope.IsWhole, db.Scope.Territory);
        return db.Users.AsNoTracking().Where(a => a.ClosedAt == null && (a.Role == Role.TechnologyManager || a.Role == Role.Officer) && (whole || territory.Contains(a.OrganizationId)));
    }
}
