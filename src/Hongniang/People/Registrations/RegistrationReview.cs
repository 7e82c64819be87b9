using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Registrations;

/// <summary>One application with what the register says about it: whether the unit and the person are there already, and who else asked. Seven queries.</summary>
/// <param name="Same">Units with the same credit code or name, wherever they are held.</param>
/// <param name="Alike">Units whose name holds the same core.</param>
/// <param name="Experts">Experts of the same name, those of the same unit first.</param>
/// <param name="MailHasAccount">Whether an account signs in with this mail address.</param>
/// <param name="Others">How many other applications that wait name the same unit or credit code.</param>
public sealed record RegistrationReview(
    Registration Registration, string Holder, bool UsccIsValid, IReadOnlyList<RegistrationReview.Unit> Same, IReadOnlyList<RegistrationReview.Unit> Alike,
    IReadOnlyList<RegistrationReview.Person> Experts, bool MailHasAccount, int Others)
{
    private const int Most = 8;

    /// <param name="IsOurs">Held in the reader's territory, and so to be chosen.</param>
    public sealed record Unit(string Number, string Name, string? Uscc, OrganizationKind Kind, bool IsOurs);

    public sealed record Person(string Number, string Name, string Organization, bool IsOurs);

    /// <returns>Null when there is none, or it is not the reader's to see.</returns>
    public static async Task<RegistrationReview?> LoadAsync(HongniangDb db, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var r = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
        if (r is null)
        {
            return null;
        }

        var units = db.Organizations.IgnoreQueryFilters().AsNoTracking(); // why: a name or code that is taken elsewhere is taken
        var same = await Units(units.Where(o => o.Name == r.OrganizationName || (r.Uscc != null && o.Uscc == r.Uscc))).ToListAsync(ct);
        var core = CoreOf(r.OrganizationName);
        var numbers = same.Select(s => s.Number).ToList();
        var alike = core.Length < 2 ? [] : await Units(units.Where(o => o.Name.Contains(core) && !numbers.Contains(o.Number))).ToListAsync(ct);
        var experts = r.Kind is not RegistrationKind.Expert ? [] : await db.Experts.IgnoreQueryFilters().AsNoTracking() // why: as above
            .Where(e => e.Name == r.PersonName).OrderBy(e => e.OrganizationName == r.OrganizationName ? 0 : 1).ThenBy(e => e.Number).Take(Most)
            .Select(e => new { e.Number, e.Name, e.OrganizationName, e.HolderId }).ToListAsync(ct);
        var upper = r.Email.ToUpperInvariant();
        return new RegistrationReview(
            r, await units.Where(o => o.Id == r.HolderId).Select(o => o.Name).SingleAsync(ct), Network.Uscc.IsValid(r.Uscc),
            [.. same.Select(o => Shown(o, db.Scope))], [.. alike.Select(o => Shown(o, db.Scope))], [.. experts.Select(e => new Person(e.Number, e.Name, e.OrganizationName, db.Scope.Holds(e.HolderId)))],
            await db.Users.AnyAsync(a => a.NormalizedUserName == upper, ct),
            await db.Registrations.CountAsync(o => o.Id != r.Id && o.State == RegistrationState.Waiting && (o.OrganizationName == r.OrganizationName || (r.Uscc != null && o.Uscc == r.Uscc)), ct));
    }

    /// <summary>The name without its place in front and its legal ending.</summary>
    private static string CoreOf(string name)
    {
        var bare = new[] { "股份有限公司", "有限责任公司", "有限公司", "集团", "公司" }.Aggregate(name, (text, ending) => text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length] : text);
        var place = bare.LastIndexOfAny(['省', '市', '区', '县']);
        return place >= 0 && place < bare.Length - 2 ? bare[(place + 1)..] : bare;
    }

    private static IQueryable<Row> Units(IQueryable<Organization> units) =>
        units.OrderBy(o => o.Number).Take(Most).Select(o => new Row(o.Number, o.Name, o.Uscc, o.Kind, o.HolderId));

    private static Unit Shown(Row row, Scope scope) => new(row.Number, row.Name, row.Uscc, row.Kind, scope.Holds(row.HolderId));

    private sealed record Row(string Number, string Name, string? Uscc, OrganizationKind Kind, OrganizationId HolderId);
}
