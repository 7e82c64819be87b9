using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>Achievements within the reader's sight, one page at a time. Four queries, however many rows.</summary>
public static class AchievementList
{
    public enum Order
    {
        Updated,
        Number,
        Readiness,
    }

    /// <param name="Words">Each word must occur in the title, the number or the owner's name.</param>
    /// <param name="WholeNetwork">False keeps to what the reader's own territory holds.</param>
    /// <param name="Holder">The association that looks after them.</param>
    /// <param name="Region">The region and everything below it.</param>
    /// <param name="LeastReadiness">Readiness level 1–9.</param>
    public sealed record Filter(
        string? Words = null, bool WholeNetwork = false, SupplyState? State = null, string? Region = null, string? Industry = null, int? LeastReadiness = null,
        OrganizationId? Owner = null, Order Order = Order.Updated, bool Ascending = false, OrganizationId? Holder = null);

    public sealed record Row(
        AchievementId Id, string Number, string Title, string OwnerName, string RegionCode, string? IndustryCode, int? ReadinessLevel, bool IsLevelProven, decimal? AskingPrice,
        SupplyState State, DateTimeOffset UpdatedAt, OrganizationId HolderId, bool IsSample)
    {
        public string HolderName { get; init; } = "";
    }

    public sealed record Found(Paged<Row> Page, IReadOnlyDictionary<SupplyState, int> PerState);

    public static async Task<Found> LoadAsync(HongniangDb db, Filter filter, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var matching = Matching(db, filter);
        var perState = await matching.GroupBy(a => a.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, ct);
        var total = filter.State is { } state ? perState.GetValueOrDefault(state) : perState.Values.Sum();

        // First the ids, which come from an index alone; then only the rows that are shown.
        var ids = await Sorted(InState(matching, filter), filter).Select(a => a.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var rows = await ToRows(db.Achievements.AsNoTracking().Where(a => ids.Contains(a.Id))).ToDictionaryAsync(r => r.Id, ct);
        var names = await OrganizationLookup.NamesAsync(db, rows.Values.Select(r => r.HolderId), ct);
        List<Row> shown = [.. ids.Select(id => rows[id] with { HolderName = names.GetValueOrDefault(rows[id].HolderId, "") })];
        return new Found(new Paged<Row>(shown, total, page), perState);
    }

    /// <summary>All rows of the filter in its order, streamed: for the export.</summary>
    public static IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter) => ToRows(All(db, filter)).AsAsyncEnumerable();

    internal static IAsyncEnumerable<Achievement> StreamRecordsAsync(HongniangDb db, Filter filter) => All(db, filter).AsAsyncEnumerable();

    private static IQueryable<Achievement> All(HongniangDb db, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        return Sorted(InState(Matching(db, filter), filter), filter);
    }

    private static IQueryable<Achievement> Matching(HongniangDb db, Filter filter)
    {
        var achievements = db.Achievements.AsNoTracking();
        if (!filter.WholeNetwork && !db.Scope.IsWhole && db.Scope.IsStaff)
        {
            var territory = db.Scope.Territory;
            achievements = achievements.Where(a => territory.Contains(a.HolderId));
        }

        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            achievements = achievements.Where(a => a.Title.Contains(word) || a.Number.Contains(word) || a.OwnerName.Contains(word));
        }

        if (!string.IsNullOrEmpty(filter.Region))
        {
            var prefix = Regions.PrefixOf(filter.Region);
            achievements = achievements.Where(a => a.RegionCode.StartsWith(prefix));
        }

        if (!string.IsNullOrEmpty(filter.Industry))
        {
            achievements = achievements.Where(a => a.IndustryCode!.StartsWith(filter.Industry)); // why: SQL null compares as no match
        }

        if (filter.LeastReadiness is { } least)
        {
            achievements = achievements.Where(a => a.ReadinessLevel >= least);
        }

        if (filter.Holder is { } holder)
        {
            achievements = achievements.Where(a => a.HolderId == holder);
        }

        return filter.Owner is { } owner ? achievements.Where(a => a.OwnerId == owner) : achievements;
    }

    private static IQueryable<Achievement> InState(IQueryable<Achievement> achievements, Filter filter) =>
        filter.State is { } state ? achievements.Where(a => a.State == state) : achievements;

    private static IQueryable<Achievement> Sorted(IQueryable<Achievement> achievements, Filter filter) => (filter.Order, filter.Ascending) switch
    {
        (Order.Number, true) => achievements.OrderBy(a => a.Number),
        (Order.Number, false) => achievements.OrderByDescending(a => a.Number),
        (Order.Readiness, true) => achievements.OrderBy(a => a.ReadinessLevel == null).ThenBy(a => a.ReadinessLevel).ThenBy(a => a.Id),
        (Order.Readiness, false) => achievements.OrderBy(a => a.ReadinessLevel == null).ThenByDescending(a => a.ReadinessLevel).ThenByDescending(a => a.Id),
        (_, true) => achievements.OrderBy(a => a.UpdatedAt).ThenBy(a => a.Id),
        _ => achievements.OrderByDescending(a => a.UpdatedAt).ThenByDescending(a => a.Id),
    };

    private static IQueryable<Row> ToRows(IQueryable<Achievement> achievements) => achievements.Select(a => new Row(
        a.Id, a.Number, a.Title, a.OwnerName, a.RegionCode, a.IndustryCode, a.ReadinessLevel, a.ReadinessEvidence != null, a.AskingPrice, a.State, a.UpdatedAt, a.HolderId, a.IsSample));
}
