using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>Where a person is put: an organisation of the administrator's own territory, a role that fits it, and for experts their record.</summary>
internal static class PlaceAccount
{
    /// <param name="Organization">Number, name or credit code.</param>
    /// <param name="Expert">The number of the expert record, for that role.</param>
    public sealed record Wish(string? Organization, Role? Role, string? Expert);

    public sealed record Place(OrganizationId Organization, string Name, Role Role, Guid? Expert);

    public static async Task<Result<Place>> FindAsync(HongniangDb db, Wish wish, CancellationToken ct)
    {
        if (wish.Role is not { } role)
        {
            return new Problem("choice.unknown", "Please choose one of the list.", "Role");
        }

        var text = Texts.Clean(wish.Organization);
        var upper = text?.ToUpperInvariant();
        var units = WatchedAccounts.Units(db);
        var found = await db.Organizations.IgnoreQueryFilters().Where(o => units.Contains(o.Id) && (o.Name == text || o.Number == upper || o.Uscc == upper)) // why: as WatchedAccounts
            .OrderBy(o => o.Number).Select(o => new { o.Id, o.Name, o.Kind }).Take(2).ToListAsync(ct);
        if (found is not [var unit])
        {
            return new Problem("account.organization", "There is no organisation of this number, name or credit code in your territory.", "Organization");
        }

        var number = Texts.Clean(wish.Expert)?.ToUpperInvariant();
        var watched = db.Scope.Watched;
        var expert = role is Role.Expert && number is not null
            ? await db.Experts.IgnoreQueryFilters().Where(e => e.Number == number && watched.Contains(e.HolderId)).Select(e => new { e.Id }).SingleOrDefaultAsync(ct) // why: as WatchedAccounts
            : null;
        return AccountRules.ReasonNotToFit(role, unit.Kind, expert is not null) is { } unfit ? unfit : new Place(unit.Id, unit.Name, role, expert?.Id.Value);
    }
}
