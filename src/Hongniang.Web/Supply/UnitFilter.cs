using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Supply;

/// <summary>The organisation that an address names by its number, to narrow a list to what is its own.</summary>
internal sealed record UnitFilter(OrganizationId Id, string Name)
{
    /// <summary>An id that no record has: a unit out of sight narrows to nothing, instead of not narrowing.</summary>
    private static readonly UnitFilter Nobody = new(new OrganizationId(Guid.AllBitsSet), "–");

    /// <summary>Null when the address names none.</summary>
    public static async Task<UnitFilter?> LoadAsync(HongniangDb db, string? number, CancellationToken ct) =>
        number is null ? null : await db.Organizations.AsNoTracking().Where(o => o.Number == number).Select(o => new UnitFilter(o.Id, o.Name)).SingleOrDefaultAsync(ct) ?? Nobody;
}
