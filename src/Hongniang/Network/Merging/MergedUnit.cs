using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Merging;

/// <summary>Entries of the register that became another: where their addresses lead, and whose story they belong to.</summary>
public static class MergedUnit
{
    public sealed record Former(Guid Id, string Number, string Name, DateTimeOffset? MergedAt);

    /// <summary>The number of the kept unit for that of a merged one; null when there is none that the reader may see.</summary>
    public static async Task<string?> LeadsToAsync(HongniangDb db, string number, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var kept = await db.Organizations.IgnoreQueryFilters() /* why: merged entries are in no other query; what is told is asked through the filter below */
            .Where(o => o.Number == number && o.MergedIntoId != null).Select(o => o.MergedIntoId).SingleOrDefaultAsync(ct);
        return kept is { } id ? await db.Organizations.Where(o => o.Id == id).Select(o => o.Number).SingleOrDefaultAsync(ct) : null;
    }

    /// <summary>The entries that a unit took over, the latest first. Ask it only for a unit that the reader may see.</summary>
    public static Task<List<Former>> OfAsync(HongniangDb db, OrganizationId kept, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Organizations.IgnoreQueryFilters() /* why: merged entries are in no other query */.AsNoTracking().Where(o => o.MergedIntoId == kept)
            .OrderByDescending(o => o.MergedAt).ThenBy(o => o.Number).Select(o => new Former(o.Id.Value, o.Number, o.Name, o.MergedAt)).ToListAsync(ct);
    }
}
