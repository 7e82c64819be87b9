using System.Runtime.CompilerServices;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>The signed contracts within the reader's sight, one page at a time. Three queries, however many rows.</summary>
public static class ContractList
{
    public enum Order
    {
        SignedOn,
        Deal,
        Number,
    }

    /// <param name="Words">Each word must occur in the number, the title or a party's name.</param>
    /// <param name="From">First day of signing.</param>
    /// <param name="To">Last day of signing.</param>
    /// <param name="Matchmaker">Of engagements in the hands of this account.</param>
    public sealed record Filter(
        string? Words = null, ContractKind? Kind = null, EvidenceGrade? Evidence = null, OrganizationId? Holder = null, DateOnly? From = null, DateOnly? To = null,
        Order Order = Order.SignedOn, bool Ascending = false, Guid? Matchmaker = null);

    public sealed record Row(
        Guid Id, string Number, string Title, ContractKind Kind, string Buyer, string Seller, DateOnly SignedOn, DateOnly? ValidUntil, Money Deal, Money Technology,
        EvidenceGrade Evidence, bool HasFile, OrganizationId HolderId, bool IsSample)
    {
        public string HolderName { get; init; } = "";
    }

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Filter filter, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var matching = Matching(db, filter);
        var total = await matching.CountAsync(ct);
        var rows = await ToRows(Sorted(matching, filter).Skip(page.Skip).Take(page.Take)).ToListAsync(ct);
        var names = await OrganizationLookup.NamesAsync(db, rows.Select(r => r.HolderId), ct);
        return new Paged<Row>([.. rows.Select(r => r with { HolderName = names.GetValueOrDefault(r.HolderId, "") })], total, page);
    }

    /// <summary>All rows of the filter in its order, streamed: for the export.</summary>
    public static async IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var holders = await Matching(db, filter).Select(c => c.HolderId).Distinct().ToListAsync(ct);
        var names = await OrganizationLookup.NamesAsync(db, holders, ct);
        await foreach (var row in ToRows(Sorted(Matching(db, filter), filter)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row with { HolderName = names.GetValueOrDefault(row.HolderId, "") };
        }
    }

    private static IQueryable<Contract> Matching(HongniangDb db, Filter filter)
    {
        var contracts = db.Contracts.AsNoTracking();
        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            contracts = contracts.Where(c => c.Number.Contains(word) || c.Title.Contains(word) || c.Buyer.Contains(word) || c.Seller.Contains(word));
        }

        if (filter.Kind is { } kind)
        {
            contracts = contracts.Where(c => c.Kind == kind);
        }

        if (filter.Evidence is { } evidence)
        {
            contracts = contracts.Where(c => c.Evidence == evidence);
        }

        if (filter.Holder is { } holder)
        {
            contracts = contracts.Where(c => c.HolderId == holder);
        }

        if (filter.Matchmaker is { } matchmaker)
        {
            contracts = contracts.Where(c => db.Engagements.Any(e => e.Id == c.EngagementId && e.MatchmakerId == matchmaker));
        }

        if (filter.From is { } from)
        {
            contracts = contracts.Where(c => c.SignedOn >= from);
        }

        return filter.To is { } to ? contracts.Where(c => c.SignedOn <= to) : contracts;
    }

    private static IQueryable<Contract> Sorted(IQueryable<Contract> contracts, Filter filter) => (filter.Order, filter.Ascending) switch
    {
        (Order.Deal, true) => contracts.OrderBy(c => c.DealAmount.Amount).ThenBy(c => c.Id),
        (Order.Deal, false) => contracts.OrderByDescending(c => c.DealAmount.Amount).ThenByDescending(c => c.Id),
        (Order.Number, true) => contracts.OrderBy(c => c.Number),
        (Order.Number, false) => contracts.OrderByDescending(c => c.Number),
        (_, true) => contracts.OrderBy(c => c.SignedOn).ThenBy(c => c.Id),
        _ => contracts.OrderByDescending(c => c.SignedOn).ThenByDescending(c => c.Id),
    };

    private static IQueryable<Row> ToRows(IQueryable<Contract> contracts) => contracts.Select(c => new Row(
        c.Id, c.Number, c.Title, c.Kind, c.Buyer, c.Seller, c.SignedOn, c.ValidUntil, c.DealAmount, c.TechnologyAmount, c.Evidence, c.FileId != null, c.HolderId, c.IsSample));
}
