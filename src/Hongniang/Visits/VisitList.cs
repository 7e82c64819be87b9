using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Visits;

/// <summary>The visits within the reader's sight. Four queries, however many rows.</summary>
public static class VisitList
{
    public enum VisitGroup
    {
        /// <summary>Planned for a day before today.</summary>
        Overdue,
        /// <summary>Planned for today or later.</summary>
        Coming,
        Held,
        Cancelled,
    }

    /// <param name="Words">Each must occur in the number, the enterprise, the visitors or the findings.</param>
    /// <param name="Leader">Led by this account.</param>
    public sealed record Filter(string? Words = null, Guid? Leader = null, OrganizationId? Holder = null, OrganizationId? Enterprise = null);

    public sealed record Row(
        string Number, int Version, VisitState State, OrganizationId HolderId, string EnterpriseName, string RegionCode, string? Address, DateOnly PlannedOn, int RoutePlace, Guid? LeaderId, string LeaderName,
        string? Visitors, DateOnly? HeldOn, bool IsSample)
    {
        public string HolderName { get; init; } = "";

        /// <summary>How many needs came of it.</summary>
        public int Needs { get; init; }

        public bool MayWork { get; init; }

        public VisitGroup GroupOn(DateOnly today) => State switch
        {
            VisitState.Held => VisitGroup.Held,
            VisitState.Cancelled => VisitGroup.Cancelled,
            _ => PlannedOn < today ? VisitGroup.Overdue : VisitGroup.Coming,
        };
    }

    public sealed record Found(Paged<Row> Page, IReadOnlyDictionary<VisitGroup, int> PerGroup);

    /// <param name="group">Null for all that are planned.</param>
    public static async Task<Found> LoadAsync(HongniangDb db, AssociationClock clock, Actor reader, Filter filter, VisitGroup? group, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var (matching, today) = (Matching(db, filter), clock.Today);
        var counts = await matching
            .GroupBy(v => v.State == VisitState.Held ? VisitGroup.Held : v.State == VisitState.Cancelled ? VisitGroup.Cancelled : v.PlannedOn < today ? VisitGroup.Overdue : VisitGroup.Coming)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var total = group is { } one ? counts.GetValueOrDefault(one) : counts.GetValueOrDefault(VisitGroup.Overdue) + counts.GetValueOrDefault(VisitGroup.Coming);
        var chosen = group switch
        {
            VisitGroup.Overdue => matching.Where(v => v.State == VisitState.Planned && v.PlannedOn < today),
            VisitGroup.Coming => matching.Where(v => v.State == VisitState.Planned && v.PlannedOn >= today),
            VisitGroup.Held => matching.Where(v => v.State == VisitState.Held),
            VisitGroup.Cancelled => matching.Where(v => v.State == VisitState.Cancelled),
            _ => matching.Where(v => v.State == VisitState.Planned),
        };
        var sorted = group is VisitGroup.Held or VisitGroup.Cancelled ? chosen.OrderByDescending(v => v.HeldOn ?? v.PlannedOn).ThenByDescending(v => v.Number)
            : chosen.OrderBy(v => v.PlannedOn).ThenBy(v => v.LeaderName).ThenBy(v => v.RoutePlace).ThenBy(v => v.Number);
        var rows = await ToRows(sorted.Skip(page.Skip).Take(page.Take)).ToListAsync(ct);
        return new Found(new Paged<Row>(await DressAsync(db, reader, rows, ct), total, page), counts);
    }

    /// <summary>The visits that a leader needs at hand: planned ones until a day, and those held lately. Two queries.</summary>
    public static async Task<IReadOnlyList<Row>> AtHandAsync(HongniangDb db, AssociationClock clock, Actor reader, int daysAhead, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var last = clock.Today.AddDays(daysAhead);
        var mine = db.Visits.AsNoTracking().Where(v => v.LeaderId == reader.AccountId && v.State == VisitState.Planned && v.PlannedOn <= last);
        return await ToRows(mine.OrderBy(v => v.PlannedOn).ThenBy(v => v.RoutePlace).ThenBy(v => v.Number).Take(200)).ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<Row>> DressAsync(HongniangDb db, Actor reader, List<Row> rows, CancellationToken ct)
    {
        var names = await OrganizationLookup.NamesAsync(db, rows.Select(r => r.HolderId), ct);
        var held = rows.Where(r => r.State is VisitState.Held).Select(r => r.Number).ToList();
        var needs = held.Count == 0 ? [] : await db.Needs.AsNoTracking().Where(n => n.Source == NeedSource.Visit && held.Contains(n.SourceReference!) /* why: SQL null is in no list */)
            .GroupBy(n => n.SourceReference).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!, g => g.Count, ct);
        return [.. rows.Select(r => r with { HolderName = names.GetValueOrDefault(r.HolderId, ""), Needs = needs.GetValueOrDefault(r.Number), MayWork = VisitRules.MayWork(r.HolderId, reader, db.Scope) })];
    }

    private static IQueryable<Visit> Matching(HongniangDb db, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var visits = db.Visits.AsNoTracking();
        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            visits = visits.Where(v => v.Number.Contains(word) || v.EnterpriseName.Contains(word) || v.LeaderName.Contains(word) || (v.Visitors != null && v.Visitors.Contains(word))
                || (v.Findings != null && v.Findings.Contains(word)));
        }

        if (filter.Leader is { } leader)
        {
            visits = visits.Where(v => v.LeaderId == leader);
        }

        if (filter.Enterprise is { } enterprise)
        {
            visits = visits.Where(v => v.EnterpriseId == enterprise);
        }

        return filter.Holder is { } holder ? visits.Where(v => v.HolderId == holder) : visits;
    }

    private static IQueryable<Row> ToRows(IQueryable<Visit> visits) => visits.Select(v => new Row(
        v.Number, v.Version, v.State, v.HolderId, v.EnterpriseName, v.RegionCode, v.Address, v.PlannedOn, v.RoutePlace, v.LeaderId, v.LeaderName, v.Visitors, v.HeldOn, v.IsSample));
}
