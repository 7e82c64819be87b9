using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>The accounts that one of the three duties watches over: those of the associations of its subtree and of the units in their care, by any of their organisations.</summary>
internal static class WatchedAccounts
{
    public static IQueryable<Account> Of(HongniangDb db)
    {
        var units = Units(db);
        return db.Users.Where(a => units.Contains(a.OrganizationId) || db.Memberships.Any(m => m.AccountId == a.Id && units.Contains(m.OrganizationId)));
    }

    /// <summary>The organisations themselves.</summary>
    public static IQueryable<OrganizationId> Units(HongniangDb db)
    {
        var watched = db.Scope.Watched;
        return db.Organizations.IgnoreQueryFilters() /* why: a duty sees no records, but must know whose accounts it keeps */.Where(o => watched.Contains(o.HolderId)).Select(o => o.Id);
    }
}
