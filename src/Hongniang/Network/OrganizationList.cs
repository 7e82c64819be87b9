using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>Units of the network within the reader's sight, one page at a time. Three queries, however many rows.</summary>
public static class OrganizationList
{
    public enum Order
    {
        Number,
        Name,
    }

    /// <param name="Words">Each word must occur in the name, the number, the credit code or the capability card.</param>
    /// <param name="WholeNetwork">False keeps to what the reader's own territory holds.</param>
    /// <param name="Region">The region and everything below it.</param>
    /// <param name="Serves">An industry that the capability card names.</param>
    /// <param name="Near">A region that the unit lies in, or where it is a partner of a unit.</param>
    /// <param name="Level">National societies apart from provincial ones.</param>
    public sealed record Filter(
        string? Words = null, bool WholeNetwork = false, OrganizationKind? Kind = null, string? Region = null, string? Industry = null,
        OrganizationLevel? Level = null, string? Serves = null, string? Near = null, Order Order = Order.Number, bool Ascending = false);

    public sealed record Row(
        OrganizationId Id, string Number, string Name, OrganizationKind Kind, OrganizationLevel Level, string RegionCode, string? IndustryCode, string? Uscc,
        EnterpriseSize? Size, OrganizationId HolderId, bool IsSample)
    {
        public string HolderName { get; init; } = "";
    }

    /// <param name="PerKind">How many units of each kind meet the other filters: for the tabs.</param>
    public sealed record Found(Paged<Row> Page, IReadOnlyDictionary<OrganizationKind, int> PerKind);

    public static async Task<Found> LoadAsync(HongniangDb db, Filter filter, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var matching = Matching(db, filter);
        var perKind = await matching.GroupBy(o => o.Kind).Select(g => new { Kind = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Kind, g => g.Count, ct);
        var total = filter.Kind is { } kind ? perKind.GetValueOrDefault(kind) : perKind.Values.Sum();
        var rows = await ToRows(Sorted(OfKind(matching, filter), filter).Skip(page.Skip).Take(page.Take)).ToListAsync(ct);
        var names = await OrganizationLookup.NamesAsync(db, rows.Select(r => r.HolderId), ct);
        List<Row> shown = [.. rows.Select(r => r with { HolderName = names.GetValueOrDefault(r.HolderId, "") })];
        return new Found(new Paged<Row>(shown, total, page), perKind);
    }

    /// <summary>All rows of the filter in its order, streamed: for the export.</summary>
    public static IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter) => ToRows(All(db, filter)).AsAsyncEnumerable();

    internal static IAsyncEnumerable<Organization> StreamRecordsAsync(HongniangDb db, Filter filter) => All(db, filter).AsAsyncEnumerable();

    private static IQueryable<Organization> All(HongniangDb db, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        return Sorted(OfKind(Matching(db, filter), filter), filter);
    }

    private static IQueryable<Organization> Matching(HongniangDb db, Filter filter)
    {
        var organizations = db.Organizations.AsNoTracking();
        if (!filter.WholeNetwork && !db.Scope.IsWhole && db.Scope.IsStaff)
        {
            var territory = db.Scope.Territory;
            organizations = organizations.Where(o => territory.Contains(o.HolderId));
        }

        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            organizations = organizations.Where(o => o.Name.Contains(word) || o.Number.Contains(word) || o.Uscc!.Contains(word) // why: SQL null compares as no match
                || o.CapabilityFields!.Contains(word) || o.CapabilityServices!.Contains(word) || o.CapabilityEquipment!.Contains(word) || o.Capability!.Contains(word));
        }

        if (!string.IsNullOrEmpty(filter.Region))
        {
            var prefix = Regions.PrefixOf(filter.Region);
            organizations = organizations.Where(o => o.RegionCode.StartsWith(prefix));
        }

        if (!string.IsNullOrEmpty(filter.Serves))
        {
            organizations = organizations.Where(o => o.CapabilityIndustries!.Contains(filter.Serves)); // why: SQL null compares as no match
        }

        if (!string.IsNullOrEmpty(filter.Near))
        {
            var near = Regions.PrefixOf(filter.Near);
            organizations = organizations.Where(o => o.RegionCode.StartsWith(near)
                || db.Partnerships.Any(p => p.PartnerId == o.Id && p.EndedOn == null && db.Organizations.Any(u => u.Id == p.UnitId && u.RegionCode.StartsWith(near))));
        }

        if (filter.Level is { } level)
        {
            organizations = organizations.Where(o => o.Level == level);
        }

        return string.IsNullOrEmpty(filter.Industry) ? organizations : organizations.Where(o => o.IndustryCode!.StartsWith(filter.Industry)); // why: SQL null compares as no match
    }

    private static IQueryable<Organization> OfKind(IQueryable<Organization> organizations, Filter filter) =>
        filter.Kind is { } kind ? organizations.Where(o => o.Kind == kind) : organizations;

    private static IQueryable<Organization> Sorted(IQueryable<Organization> organizations, Filter filter) => (filter.Order, filter.Ascending) switch
    {
        (Order.Name, true) => organizations.OrderBy(o => o.Name).ThenBy(o => o.Id),
        (Order.Name, false) => organizations.OrderByDescending(o => o.Name).ThenByDescending(o => o.Id),
        (_, true) => organizations.OrderBy(o => o.Number),
        _ => organizations.OrderByDescending(o => o.Number),
    };

    private static IQueryable<Row> ToRows(IQueryable<Organization> organizations) => organizations.Select(o => new Row(
        o.Id, o.Number, o.Name, o.Kind, o.Level, o.RegionCode, o.IndustryCode, o.Uscc, o.Size, o.HolderId, o.IsSample));
}
