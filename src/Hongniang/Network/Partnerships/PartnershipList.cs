using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>Partnerships within the reader's sight, one page at a time. A figure on a page and the list behind it are this one query.</summary>
public static class PartnershipList
{
    /// <summary>What agreements a partnership has.</summary>
    public enum Paperwork
    {
        /// <summary>An agreement of any kind holds today.</summary>
        Valid,
        /// <summary>A strategic agreement holds today.</summary>
        Strategic,
        /// <summary>An agreement lapses within 90 days or lapsed, and none goes on from it.</summary>
        Expiring,
        /// <summary>None holds today.</summary>
        None,
    }

    /// <param name="Words">Each word must occur in the name of either side or the number.</param>
    /// <param name="Unit">The number of our side.</param>
    /// <param name="PartnerKind">The partner's kind.</param>
    /// <param name="PartnerLevel">The partner's level: national societies.</param>
    /// <param name="Region">Our side lies in the region or below it.</param>
    /// <param name="IsEnded">Those that ended, in place of those that go on.</param>
    public sealed record Filter(
        string? Words = null, string? Unit = null, PartnershipLevel? Level = null, OrganizationKind? PartnerKind = null, OrganizationLevel? PartnerLevel = null, Paperwork? Agreement = null,
        string? Region = null, bool IsEnded = false);

    public sealed record Row(
        string Number, string PartnerNumber, string PartnerName, OrganizationKind? PartnerKind, OrganizationLevel? PartnerLevel, string UnitNumber, string UnitName, PartnershipLevel Level, DateOnly StartedOn,
        string ResponsibleName, DateOnly? LastActivityOn, int Agreements, DateOnly? NextLapse, bool IsSample);

    /// <param name="PerLevel">How many of each level meet the other filters: for the tabs.</param>
    public sealed record Found(Paged<Row> Page, IReadOnlyDictionary<PartnershipLevel, int> PerLevel);

    /// <summary>Two queries, however many rows.</summary>
    public static async Task<Found> LoadAsync(HongniangDb db, Filter filter, DateOnly today, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var matching = Matching(db, filter with { Level = null }, today);
        var perLevel = await matching.GroupBy(p => p.Level).Select(g => new { Level = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Level, g => g.Count, ct);
        var total = filter.Level is { } level ? perLevel.GetValueOrDefault(level) : perLevel.Values.Sum();
        var rows = await Rows(db, Matching(db, filter, today), today).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Found(new Paged<Row>(rows, total, page), perLevel);
    }

    /// <summary>How many the list of this filter has.</summary>
    public static Task<int> CountAsync(HongniangDb db, Filter filter, DateOnly today, CancellationToken ct) => Matching(db, filter, today).CountAsync(ct);

    public static IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter, DateOnly today) => Rows(db, Matching(db, filter, today), today).AsAsyncEnumerable();

    public static IQueryable<Partnership> Matching(HongniangDb db, Filter filter, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var found = db.Partnerships.AsNoTracking().Where(p => filter.IsEnded ? p.EndedOn != null : p.EndedOn == null);
        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            found = found.Where(p => p.Number.Contains(word) || db.Organizations.Any(o => (o.Id == p.PartnerId || o.Id == p.UnitId) && o.Name.Contains(word)));
        }

        found = string.IsNullOrEmpty(filter.Unit) ? found : found.Where(p => db.Organizations.Any(o => o.Id == p.UnitId && o.Number == filter.Unit));
        found = filter.Level is { } level ? found.Where(p => p.Level == level) : found;
        found = filter.PartnerKind is { } kind ? found.Where(p => db.Organizations.Any(o => o.Id == p.PartnerId && o.Kind == kind)) : found;
        found = filter.PartnerLevel is { } partnerLevel ? found.Where(p => db.Organizations.Any(o => o.Id == p.PartnerId && o.Level == partnerLevel)) : found;
        if (!string.IsNullOrEmpty(filter.Region))
        {
            var prefix = Regions.PrefixOf(filter.Region);
            found = found.Where(p => db.Organizations.Any(o => o.Id == p.UnitId && o.RegionCode.StartsWith(prefix)));
        }

        var (valid, lapsing) = (db.Agreements.Where(Partnerships.Agreement.ValidOn(today)), Lapsing(db, today));
        return filter.Agreement switch
        {
            Paperwork.Valid => found.Where(p => valid.Any(a => a.PartnershipId == p.Id)),
            Paperwork.Strategic => found.Where(p => valid.Any(a => a.PartnershipId == p.Id && a.Kind == AgreementKind.Strategic)),
            Paperwork.None => found.Where(p => !valid.Any(a => a.PartnershipId == p.Id)),
            Paperwork.Expiring => found.Where(p => lapsing.Any(a => a.PartnershipId == p.Id)),
            _ => found,
        };
    }

    /// <summary>Agreements that lapse within the time of notice or lapsed, that nobody ended and none goes on from, of partnerships that go on.</summary>
    public static IQueryable<Agreement> Lapsing(HongniangDb db, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(db);
        var last = today.AddDays(PartnershipRules.NoticeDays);
        return db.Agreements.AsNoTracking().Where(a => a.ValidUntil <= last && a.EndedOn == null && !db.Agreements.Any(next => next.RenewsId == a.Id) && db.Partnerships.Any(p => p.Id == a.PartnershipId && p.EndedOn == null));
    }

    private static IQueryable<Row> Rows(HongniangDb db, IQueryable<Partnership> partnerships, DateOnly today)
    {
        var valid = db.Agreements.Where(Partnerships.Agreement.ValidOn(today));

        // A side that went out of the reader's sight stays a row, without its name: the list has as many rows as its count says.
        return from p in partnerships
               join o in db.Organizations on p.PartnerId equals o.Id into partners
               from partner in partners.DefaultIfEmpty()
               join o in db.Organizations on p.UnitId equals o.Id into units
               from unit in units.DefaultIfEmpty()
               orderby p.Level == PartnershipLevel.Strategic ? 0 : p.Level == PartnershipLevel.Stable ? 1 : p.Level == PartnershipLevel.Cooperating ? 2 : 3, p.Number
               select new Row(
                   p.Number, partner.Number ?? "", partner.Name ?? "–", (OrganizationKind?)partner.Kind, (OrganizationLevel?)partner.Level, unit.Number ?? "", unit.Name ?? "–", p.Level, p.StartedOn, p.ResponsibleName,
                   p.Activities.Max(a => (DateOnly?)a.HeldOn), valid.Count(a => a.PartnershipId == p.Id), valid.Where(a => a.PartnershipId == p.Id).Min(a => a.ValidUntil), p.IsSample);
    }
}
