using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>Which association may be made the holder of a record: one of the actor's own subtree.</summary>
public static class Holding
{
    /// <summary>Whether a record held there is the reader's to change (and not only to see).</summary>
    public static bool Holds(this Scope scope, OrganizationId holder)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsWhole || scope.Territory.Contains(holder);
    }

    public static async Task<Problem?> ReasonNotToHoldAsync(HongniangDb db, OrganizationId holder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Scope.Holds(holder) && await db.Organizations.AnyAsync(o => o.Id == holder && o.Kind == OrganizationKind.Association, ct)
            ? null
            : new Problem("holder.outside", "Choose an association of your own territory.", nameof(Organization.Facts.HolderId));
    }
}
