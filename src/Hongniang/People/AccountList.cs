using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>The accounts that the reader watches over, one page at a time. Two queries.</summary>
public static class AccountList
{
    public enum Standing
    {
        Open,
        Locked,
        Closed,
    }

    public sealed record Filter(string? Words = null, Role? Role = null, Standing? Standing = null);

    public sealed record Row(Guid Id, string Name, string Email, Role Role, string Organization, DateTimeOffset? SeenAt, bool IsClosed, bool IsLocked, bool HasSecondFactor, int Further, bool IsSample);

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Filter filter, DateTimeOffset now, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var accounts = WatchedAccounts.Of(db).AsNoTracking();
        var organizations = db.Organizations.IgnoreQueryFilters(); // why: names of the organisations whose accounts are watched
        if (Texts.Clean(filter.Words) is { } words)
        {
            accounts = accounts.Where(a => a.DisplayName.Contains(words) || a.Email!.Contains(words) || organizations.Any(o => o.Id == a.OrganizationId && o.Name.Contains(words))); // why: SQL null compares as no match
        }

        if (filter.Role is { } role)
        {
            accounts = accounts.Where(a => a.Role == role || db.Memberships.Any(m => m.AccountId == a.Id && m.Role == role));
        }

        accounts = filter.Standing switch
        {
            Standing.Open => accounts.Where(a => a.ClosedAt == null),
            Standing.Closed => accounts.Where(a => a.ClosedAt != null),
            Standing.Locked => accounts.Where(a => a.LockoutEnd > now),
            _ => accounts,
        };
        var total = await accounts.CountAsync(ct);
        var rows = await accounts.OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Skip(page.Skip).Take(page.Take).Select(a => new Row(
            a.Id, a.DisplayName, a.Email ?? "", a.Role, organizations.Where(o => o.Id == a.OrganizationId).Select(o => o.Name).FirstOrDefault() ?? "", a.SeenAt,
            a.ClosedAt != null, a.LockoutEnd > now, a.TwoFactorEnabled, db.Memberships.Count(m => m.AccountId == a.Id), a.IsSample)).ToListAsync(ct);
        return new Paged<Row>(rows, total, page);
    }
}
