using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>Who may work what an association holds: technology managers and officers of that association or of one above it.</summary>
public static class Matchmakers
{
    public sealed record Found(Guid AccountId, string Name, Role Role, OrganizationId OrganizationId, string OrganizationName);

    /// <summary>Which association each one stands below; null for the topmost. One query.</summary>
    public static Task<Dictionary<OrganizationId, OrganizationId?>> AboveAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Organizations.IgnoreQueryFilters().AsNoTracking() // why: who stands above whom is no secret
            .Where(o => o.Kind == OrganizationKind.Association).ToDictionaryAsync(o => o.Id, o => o.ParentId, ct);
    }

    /// <summary>The holder and the associations above it, the nearest first: those whose people may work what it holds. Empty where it is no association.</summary>
    public static List<OrganizationId> PathOf(OrganizationId holder, IReadOnlyDictionary<OrganizationId, OrganizationId?> above)
    {
        ArgumentNullException.ThrowIfNull(above);
        List<OrganizationId> path = [];
        for (var next = (OrganizationId?)holder; next is { } id && above.TryGetValue(id, out var parent) && !path.Contains(id); next = parent)
        {
            path.Add(id);
        }

        return path;
    }

    /// <summary>Two queries; the nearest association first.</summary>
    public static async Task<IReadOnlyList<Found>> LoadAsync(HongniangDb db, OrganizationId holder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var associations = await db.Organizations.IgnoreQueryFilters().AsNoTracking() // why: names of associations are no secret
            .Where(o => o.Kind == OrganizationKind.Association).Select(o => new { o.Id, o.ParentId, o.Name }).ToDictionaryAsync(o => o.Id, ct);
        var path = PathOf(holder, associations.ToDictionary(o => o.Key, o => o.Value.ParentId));
        var accounts = await db.Users.AsNoTracking()
            .Where(a => path.Contains(a.OrganizationId) && a.ClosedAt == null && (a.Role == Role.TechnologyManager || a.Role == Role.Officer))
            .Select(a => new { a.Id, a.DisplayName, a.Role, a.OrganizationId }).ToListAsync(ct);
        return
        [
            .. accounts.Select(a => new Found(a.Id, a.DisplayName, a.Role, a.OrganizationId, associations[a.OrganizationId].Name))
                .OrderBy(a => path.IndexOf(a.OrganizationId)).ThenBy(a => a.Role).ThenBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.AccountId),
        ];
    }
}
