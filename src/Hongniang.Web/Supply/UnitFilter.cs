using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Supply;

/// <summary>The organisation that an address names by its number, to narrow a list to what is its own.</summary>
/// <param name="Holds">An association: its own is what it looks after.</param>
internal sealed record UnitFilter(OrganizationId Id, string Name, bool Holds)
{
    /// <summary>An id that no record has: a unit out of sight narrows to nothing, instead of not narrowing.</summary>
    private static readonly UnitFilter Nobody = new(new OrganizationId(Guid.AllBitsSet), "–", false);

    public OrganizationId? Owner => Holds ? null : Id;

    public OrganizationId? Holder => Holds ? Id : null;

    /// <summary>Null when the address names none.</summary>
    public static async Task<UnitFilter?> LoadAsync(HongniangDb db, string? number, CancellationToken ct) =>
        number is null ? null : await db.Organizations.AsNoTracking().Where(o => o.Number == number).Select(o => new UnitFilter(o.Id, o.Name, o.Kind == OrganizationKind.Association)).SingleOrDefaultAsync(ct) ?? Nobody;
}
