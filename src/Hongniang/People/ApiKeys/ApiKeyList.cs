using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.ApiKeys;

/// <summary>The keys of the organisations that the reader watches over, the newest first. Two queries a page.</summary>
public static class ApiKeyList
{
    public sealed record Row(
        Guid Id, string Name, string Beginning, string Organization, IReadOnlyList<ApiScope> Scopes, DateTimeOffset CreatedAt, string CreatedByName, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var units = WatchedAccounts.Units(db);
        var keys = db.ApiKeys.AsNoTracking().Where(k => units.Contains(k.OrganizationId));
        var rows = await keys.OrderByDescending(k => k.CreatedAt).ThenBy(k => k.Id).Skip(page.Skip).Take(page.Take)
            .Select(k => new Row(
                k.Id, k.Name, k.Beginning, db.Organizations.IgnoreQueryFilters().Where(o => o.Id == k.OrganizationId).Select(o => o.Name).FirstOrDefault() ?? "", // why: as WatchedAccounts
                k.Scopes, k.CreatedAt, k.CreatedByName, k.ExpiresAt, k.RevokedAt, k.LastUsedAt)).ToListAsync(ct);
        return new Paged<Row>(rows, await keys.CountAsync(ct), page);
    }
}
