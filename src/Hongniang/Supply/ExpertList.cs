using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>Experts within the reader's sight, one page at a time. Four queries, however many rows.</summary>
public static class ExpertList
{
    public enum Order
    {
        Updated,
        Number,
        Name,
    }

    /// <param name="Words">Each word must occur in the name, the number, the unit or the research directions.</param>
    /// <param name="WholeNetwork">False keeps to what the reader's own territory holds.</param>
    /// <param name="Holder">The association that looks after them.</param>
    /// <param name="Region">The region and everything below it.</param>
    /// <param name="Discipline">First-level code of GB/T 13745, three digits.</param>
    public sealed record Filter(
        string? Words = null, bool WholeNetwork = false, SupplyState? State = null, string? Region = null, string? Discipline = null, string? Industry = null,
        OrganizationId? Organization = null, Order Order = Order.Updated, bool Ascending = false, OrganizationId? Holder = null);

    public sealed record Row(
        ExpertId Id, string Number, string Name, string? Title, string OrganizationName, string RegionCode, string? DisciplineCodes, string ResearchDirections,
        bool HasConsent, SupplyState State, DateTimeOffset UpdatedAt, OrganizationId HolderId, bool IsSample)
    {
        public string HolderName { get; init; } = "";
    }

    public sealed record Found(Paged<Row> Page, IReadOnlyDictionary<SupplyState, int> PerState);

    public static async Task<Found> LoadAsync(HongniangDb db, Filter filter, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var matching = Matching(db, filter);
        var perState = await matching.GroupBy(e => e.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, ct);
        var total = filter.State is { } state ? perState.GetValueOrDefault(state) : perState.Values.Sum();

        // First the ids, which come from an index alone; then only the rows that are shown.
        var ids = await Sorted(InState(matching, filter), filter).Select(e => e.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var rows = await ToRows(db.Experts.AsNoTracking().Where(e => ids.Contains(e.Id))).ToDictionaryAsync(r => r.Id, ct);
        var names = await OrganizationLookup.NamesAsync(db, rows.Values.Select(r => r.HolderId), ct);
        List<Row> shown = [.. ids.Select(id => rows[id] with { HolderName = names.GetValueOrDefault(rows[id].HolderId, "") })];
        return new Found(new Paged<Row>(shown, total, page), perState);
    }

    /// <summary>All rows of the filter in its order, streamed: for the export.</summary>
    public static IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter) => ToRows(All(db, filter)).AsAsyncEnumerable();

    internal static IAsyncEnumerable<Expert> StreamRecordsAsync(HongniangDb db, Filter filter) => All(db, filter).AsAsyncEnumerable();

    private static IQueryable<Expert> All(HongniangDb db, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        return Sorted(InState(Matching(db, filter), filter), filter);
    }

    private static IQueryable<Expert> Matching(HongniangDb db, Filter filter)
    {
        var experts = db.Experts.AsNoTracking();
        if (!filter.WholeNetwork && !db.Scope.IsWhole && db.Scope.IsStaff)
        {
            var territory = db.Scope.Territory;
            experts = experts.Where(e => territory.Contains(e.HolderId));
        }

        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            experts = experts.Where(e => e.Name.Contains(word) || e.Number.Contains(word) || e.OrganizationName.Contains(word) || e.ResearchDirections.Contains(word));
        }

        if (!string.IsNullOrEmpty(filter.Region))
        {
            var prefix = Regions.PrefixOf(filter.Region);
            experts = experts.Where(e => e.RegionCode.StartsWith(prefix));
        }

        if (!string.IsNullOrEmpty(filter.Discipline))
        {
            experts = experts.Where(e => (";" + e.DisciplineCodes).Contains(";" + filter.Discipline));
        }

        if (!string.IsNullOrEmpty(filter.Industry))
        {
            experts = experts.Where(e => e.IndustryCode!.StartsWith(filter.Industry)); // why: SQL null compares as no match
        }

        if (filter.Holder is { } holder)
        {
            experts = experts.Where(e => e.HolderId == holder);
        }

        return filter.Organization is { } unit ? experts.Where(e => e.OrganizationId == unit) : experts;
    }

    private static IQueryable<Expert> InState(IQueryable<Expert> experts, Filter filter) =>
        filter.State is { } state ? experts.Where(e => e.State == state) : experts;

    private static IQueryable<Expert> Sorted(IQueryable<Expert> experts, Filter filter) => (filter.Order, filter.Ascending) switch
    {
        (Order.Number, true) => experts.OrderBy(e => e.Number),
        (Order.Number, false) => experts.OrderByDescending(e => e.Number),
        (Order.Name, true) => experts.OrderBy(e => e.Name).ThenBy(e => e.Id),
        (Order.Name, false) => experts.OrderByDescending(e => e.Name).ThenByDescending(e => e.Id),
        (_, true) => experts.OrderBy(e => e.UpdatedAt).ThenBy(e => e.Id),
        _ => experts.OrderByDescending(e => e.UpdatedAt).ThenByDescending(e => e.Id),
    };

    private static IQueryable<Row> ToRows(IQueryable<Expert> experts) => experts.Select(e => new Row(
        e.Id, e.Number, e.Name, e.Title, e.OrganizationName, e.RegionCode, e.DisciplineCodes, e.ResearchDirections, e.HasConsent, e.State, e.UpdatedAt, e.HolderId, e.IsSample));
}
