using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs.OpenDoor;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs;

/// <summary>The stock of needs within the reader's sight, one page at a time. Four queries, however many rows.</summary>
public static class NeedList
{
    public enum Order
    {
        Updated,
        Number,
        Deadline,
        StateSince,
    }

    /// <param name="Words">Each word must occur in the title, the number or the enterprise's name.</param>
    /// <param name="States">Empty means all.</param>
    /// <param name="Region">The region and everything below it.</param>
    /// <param name="Industry">A section (C) takes its divisions along.</param>
    /// <param name="Manager">In the hands of this account.</param>
    /// <param name="NoManager">In nobody's hands.</param>
    /// <param name="CreatedBy">Written down by this account.</param>
    /// <param name="FromPublicPage">Handed in by somebody without an account.</param>
    public sealed record Filter(
        string? Words = null, IReadOnlyList<NeedState>? States = null, string? Region = null, string? Industry = null, Urgency? Urgency = null,
        OrganizationId? Holder = null, NeedSource? Source = null, Guid? CreatedBy = null, Order Order = Order.Updated, bool Ascending = false, Guid? Manager = null, bool NoManager = false, bool FromPublicPage = false);

    public sealed record Row(
        NeedId Id, string Number, string Title, NeedKind Kind, NeedState State, DateTimeOffset StateSince, Urgency Urgency, string? IndustryCode, string RegionCode,
        string EnterpriseName, OrganizationId HolderId, DateOnly? Deadline, decimal? BudgetFrom, decimal? BudgetTo, NeedSource Source, DateTimeOffset UpdatedAt, bool IsSample, string? ManagerName)
    {
        public string HolderName { get; init; } = "";
    }

    /// <param name="PerState">How many needs of each state meet the other filters: for the tabs.</param>
    public sealed record Found(Paged<Row> Page, IReadOnlyDictionary<NeedState, int> PerState);

    public static async Task<Found> LoadAsync(HongniangDb db, Filter filter, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var matching = Matching(db, filter);
        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            return await LoadByWordsAsync(db, matching, filter, page, ct);
        }

        var perState = await matching.GroupBy(n => n.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, ct);
        var total = filter.States is { Count: > 0 } states ? states.Distinct().Sum(s => perState.GetValueOrDefault(s)) : perState.Values.Sum();

        // First the ids, which come from an index alone; then only the rows that are shown.
        var ids = await Sorted(InStates(matching, filter), filter).Select(n => n.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Found(new Paged<Row>(await ShowAsync(db, ids, ct), total, page), perState);
    }

    /// <summary>No index helps with words inside a text: the stock is gone through once, and the tabs and the page come from what was found.</summary>
    private static async Task<Found> LoadByWordsAsync(HongniangDb db, IQueryable<Need> matching, Filter filter, Page page, CancellationToken ct)
    {
        var found = await Sorted(matching, filter).Select(n => new { n.Id, n.State }).ToListAsync(ct);
        var perState = found.CountBy(n => n.State).ToDictionary();
        var inStates = filter.States is { Count: > 0 } states ? found.FindAll(n => states.Contains(n.State)) : found;
        return new Found(new Paged<Row>(await ShowAsync(db, [.. inStates.Skip(page.Skip).Take(page.Take).Select(n => n.Id)], ct), inStates.Count, page), perState);
    }

    private static async Task<List<Row>> ShowAsync(HongniangDb db, List<NeedId> ids, CancellationToken ct)
    {
        var rows = await ToRows(db.Needs.AsNoTracking().Where(n => ids.Contains(n.Id))).ToDictionaryAsync(r => r.Id, ct);
        var names = await OrganizationLookup.NamesAsync(db, rows.Values.Select(r => r.HolderId), ct);
        return [.. ids.Select(id => rows[id] with { HolderName = names.GetValueOrDefault(rows[id].HolderId, "") })];
    }

    /// <summary>How many needs meet the filter. One query.</summary>
    public static Task<int> CountAsync(HongniangDb db, Filter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        return InStates(Matching(db, filter), filter).CountAsync(ct);
    }

    /// <summary>All rows of the filter in its order, streamed: for the export.</summary>
    public static async IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var names = await HolderNamesAsync(db, ct);
        await foreach (var row in ToRows(Sorted(InStates(Matching(db, filter), filter), filter)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row with { HolderName = names.GetValueOrDefault(row.HolderId, "") };
        }
    }

    /// <summary>As above, whole.</summary>
    internal static IAsyncEnumerable<Need> StreamNeedsAsync(HongniangDb db, Filter filter) =>
        Sorted(InStates(Matching(db, filter), filter), filter).AsAsyncEnumerable();

    internal static Task<Dictionary<OrganizationId, string>> HolderNamesAsync(HongniangDb db, CancellationToken ct) =>
        db.Organizations.IgnoreQueryFilters() // why: names of associations are no secret, and an enterprise's own list shows its holder
            .Where(o => o.Kind == OrganizationKind.Association).ToDictionaryAsync(o => o.Id, o => o.Name, ct);

    private static IQueryable<Need> Matching(HongniangDb db, Filter filter)
    {
        var needs = db.Needs.AsNoTracking();
        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            needs = needs.Where(n => n.Title.Contains(word) || n.Number.Contains(word) || n.EnterpriseName.Contains(word));
        }

        if (!string.IsNullOrEmpty(filter.Region))
        {
            var prefix = Regions.PrefixOf(filter.Region);
            needs = needs.Where(n => n.RegionCode.StartsWith(prefix));
        }

        if (!string.IsNullOrEmpty(filter.Industry))
        {
            needs = needs.Where(n => n.IndustryCode!.StartsWith(filter.Industry)); // why: SQL null compares as no match
        }

        if (filter.Urgency is { } urgency)
        {
            needs = needs.Where(n => n.Urgency == urgency);
        }

        if (filter.Holder is { } holder)
        {
            needs = needs.Where(n => n.HolderId == holder);
        }

        if (filter.Source is { } source)
        {
            needs = needs.Where(n => n.Source == source);
        }

        if (filter.FromPublicPage)
        {
            needs = needs.Where(n => n.SourceReference == NeedTicket.Reference);
        }

        if (filter.Manager is { } manager)
        {
            needs = needs.Where(n => n.ManagerId == manager);
        }

        needs = filter.NoManager ? needs.Where(n => n.ManagerId == null) : needs;
        return filter.CreatedBy is { } by ? needs.Where(n => n.CreatedById == by) : needs;
    }

    public sealed record InHands(Guid Id, string Name);

    /// <summary>In whose hands needs of the reader's sight are: for the filter.</summary>
    public static async Task<IReadOnlyList<InHands>> ManagersAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await db.Needs.Where(n => n.ManagerId != null).GroupBy(n => n.ManagerId).Select(g => new { Id = g.Key, Name = g.Max(n => n.ManagerName) }).ToListAsync(ct);
        return [.. found.Select(f => new InHands(f.Id!.Value, f.Name ?? "")).OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Id)]; // why: filtered above
    }

    private static IQueryable<Need> InStates(IQueryable<Need> needs, Filter filter) =>
        filter.States is { Count: > 0 } states ? needs.Where(n => states.Contains(n.State)) : needs;

    private static IQueryable<Need> Sorted(IQueryable<Need> needs, Filter filter) => (filter.Order, filter.Ascending) switch
    {
        (Order.Number, true) => needs.OrderBy(n => n.Number),
        (Order.Number, false) => needs.OrderByDescending(n => n.Number),
        (Order.Deadline, true) => needs.OrderBy(n => n.Deadline == null).ThenBy(n => n.Deadline).ThenBy(n => n.Id),
        (Order.Deadline, false) => needs.OrderBy(n => n.Deadline == null).ThenByDescending(n => n.Deadline).ThenByDescending(n => n.Id),
        (Order.StateSince, true) => needs.OrderBy(n => n.StateSince).ThenBy(n => n.Id),
        (Order.StateSince, false) => needs.OrderByDescending(n => n.StateSince).ThenByDescending(n => n.Id),
        (_, true) => needs.OrderBy(n => n.UpdatedAt).ThenBy(n => n.Id),
        _ => needs.OrderByDescending(n => n.UpdatedAt).ThenByDescending(n => n.Id),
    };

    private static IQueryable<Row> ToRows(IQueryable<Need> needs) => needs.Select(n => new Row(
        n.Id, n.Number, n.Title, n.Kind, n.State, n.StateSince, n.Urgency, n.IndustryCode, n.RegionCode, n.EnterpriseName, n.HolderId, n.Deadline,
        n.BudgetFrom, n.BudgetTo, n.Source, n.UpdatedAt, n.IsSample, n.ManagerName));
}
