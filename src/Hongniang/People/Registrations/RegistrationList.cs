using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Registrations;

/// <summary>Applications within the reader's territory; what waits comes first, the oldest at the top. Two queries a page.</summary>
public static class RegistrationList
{
    public sealed record Row(Guid Id, RegistrationKind Kind, string Organization, string PersonName, string RegionCode, RegistrationState State, DateTimeOffset CreatedAt, bool IsConfirmed);

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var all = db.Registrations.AsNoTracking();
        var rows = await all.OrderBy(r => r.State == RegistrationState.Waiting ? 0 : 1).ThenBy(r => r.CreatedAt).ThenBy(r => r.Id).Skip(page.Skip).Take(page.Take)
            .Select(r => new Row(r.Id, r.Kind, r.OrganizationName, r.PersonName, r.RegionCode, r.State, r.CreatedAt, r.ConfirmedAt != null)).ToListAsync(ct);
        return new Paged<Row>(rows, await all.CountAsync(ct), page);
    }

    /// <summary>For the applicant, who holds the secret: how far it is, and nothing else.</summary>
    public static Task<Registration?> TrackAsync(HongniangDb db, string? token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var hash = Invitation.HashOf(token);
        return db.Registrations.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(r => r.TrackHash == hash, ct); // why: the secret is the right
    }
}
