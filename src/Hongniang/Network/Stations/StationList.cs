using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Stations;

/// <summary>Teams, stations and sites within the reader's sight, one page at a time. A figure on a page and the list behind it are this one query.</summary>
public static class StationList
{
    /// <param name="Words">Each word must occur in a name, the number, the place or the programme.</param>
    /// <param name="Region">The region and everything below it.</param>
    /// <param name="Unit">The number of a unit that stands behind it, in whatever part.</param>
    /// <param name="IsLapsing">Running ones whose time ends within 90 days, or ended.</param>
    public sealed record Filter(
        string? Words = null, StationKind? Kind = null, StationState? State = null, MaturityLevel? Maturity = null, string? Region = null, string? Unit = null, string? Holder = null, bool IsLapsing = false);

    public sealed record Row(
        string Number, string Name, string? EnglishName, StationKind Kind, StationState State, string RegionCode, string? CountryCode, string? Place, string? HostName, string? SocietyName,
        MaturityLevel? Maturity, DateOnly? RunsUntil, DateOnly? LastServiceOn, int Services, int Members, string ResponsibleName, bool IsSample);

    /// <param name="PerKind">How many of each kind meet the other filters: for the tabs.</param>
    public sealed record Found(Paged<Row> Page, IReadOnlyDictionary<StationKind, int> PerKind);

    /// <summary>Two queries, however many rows.</summary>
    public static async Task<Found> LoadAsync(HongniangDb db, Filter filter, DateOnly today, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var perKind = await Matching(db, filter with { Kind = null }, today).GroupBy(s => s.Kind).Select(g => new { Kind = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Kind, g => g.Count, ct);
        var total = filter.Kind is { } kind ? perKind.GetValueOrDefault(kind) : perKind.Values.Sum();
        return new Found(new Paged<Row>(await Rows(db, Matching(db, filter, today)).Skip(page.Skip).Take(page.Take).ToListAsync(ct), total, page), perKind);
    }

    /// <summary>How many the list of this filter has.</summary>
    public static Task<int> CountAsync(HongniangDb db, Filter filter, DateOnly today, CancellationToken ct) => Matching(db, filter, today).CountAsync(ct);

    public static IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter, DateOnly today) => Rows(db, Matching(db, filter, today)).AsAsyncEnumerable();

    public static IQueryable<ServiceStation> Matching(HongniangDb db, Filter filter, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var found = db.Stations.AsNoTracking();
        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            found = found.Where(s => s.Name.Contains(word) || s.Number.Contains(word) || s.EnglishName!.Contains(word) || s.Place!.Contains(word) || s.Programme!.Contains(word)); // why: SQL null compares as no match
        }

        found = filter.Kind is { } kind ? found.Where(s => s.Kind == kind) : found;
        found = filter.State is { } state ? found.Where(s => s.State == state) : found;
        found = filter.Maturity is { } maturity ? found.Where(s => s.Maturity == maturity) : found;
        if (!string.IsNullOrEmpty(filter.Region))
        {
            var prefix = Regions.PrefixOf(filter.Region);
            found = found.Where(s => s.RegionCode.StartsWith(prefix));
        }

        found = string.IsNullOrEmpty(filter.Unit) ? found
            : found.Where(s => db.Organizations.Any(o => o.Number == filter.Unit && (o.Id == s.SocietyId || o.Id == s.UniversityId || o.Id == s.HostId || o.Id == s.GovernmentId)));
        found = string.IsNullOrEmpty(filter.Holder) ? found : found.Where(s => db.Organizations.Any(o => o.Number == filter.Holder && o.Id == s.HolderId));
        return filter.IsLapsing ? Lapsing(found, today) : found;
    }

    /// <summary>Running ones whose time ends within 90 days, or ended.</summary>
    public static IQueryable<ServiceStation> Lapsing(IQueryable<ServiceStation> stations, DateOnly today)
    {
        var last = today.AddDays(Partnerships.PartnershipRules.NoticeDays);
        return stations.Where(s => s.State == StationState.Running && s.RunsUntil <= last);
    }

    private static IQueryable<Row> Rows(HongniangDb db, IQueryable<ServiceStation> stations) =>
        stations.OrderByDescending(s => s.Number).Select(s => new Row(
            s.Number, s.Name, s.EnglishName, s.Kind, s.State, s.RegionCode, s.CountryCode, s.Place,
            db.Organizations.Where(o => o.Id == s.HostId).Select(o => o.Name).FirstOrDefault(), db.Organizations.Where(o => o.Id == s.SocietyId).Select(o => o.Name).FirstOrDefault(),
            s.Maturity, s.RunsUntil, s.Services.Max(v => (DateOnly?)v.HeldOn), s.Services.Count, s.Members.Count, s.ResponsibleName, s.IsSample));
}
