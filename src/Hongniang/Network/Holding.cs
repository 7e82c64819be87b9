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

    /// <summary>The association of a place, or the nearest one above it: for what comes in from outside.</summary>
    /// <param name="region">A known region: a town, a county, a city that may have no counties, or a province.</param>
    public static async Task<OrganizationId> NearestAsync(HongniangDb db, string region, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(region);
        string[] path = [region, region[..6], Regions.CityOf(region), region[..2] + "0000"];
        var associations = await db.Organizations.IgnoreQueryFilters() // why: associations are no secret
            .Where(o => o.Kind == OrganizationKind.Association && o.MergedIntoId == null && (path.Contains(o.RegionCode) || o.ParentId == null))
            .Select(o => new { o.Id, o.RegionCode, o.Number }).ToListAsync(ct);
        return associations.OrderBy(o => Array.IndexOf(path, o.RegionCode) is var at and >= 0 ? at : path.Length).ThenBy(o => o.Number, StringComparer.Ordinal).First().Id;
    }
}
