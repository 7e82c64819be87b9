using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Stations;

/// <summary>A station beside the copies of it by the same measures: over the same age, counted from the day of each one's agreement, and in the same period.</summary>
/// <remarks>Of the station that is copied its counts and days are told to the staff of the network, as its playbook is; names, lists and records only to those who see it. Of the copies one sees those in one's sight.</remarks>
/// <param name="Age">Months since each began.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
/// <param name="Columns">The station that is copied first, then the copies of this page, those that began first in front.</param>
public sealed record StationComparison(string Number, string Name, int Age, DateOnly From, DateOnly To, IReadOnlyList<StationComparison.Column> Columns, Paged<StationComparison.Column> Copies)
{
    /// <summary>Copies on one page: beside the original as many as a desk's screen holds.</summary>
    public const int PerPage = 4;

    public const int MostMonths = 120;

    /// <param name="IsSeen">Whether the reader may open the station and its lists.</param>
    /// <param name="Months">Its age today, in whole months; null before its agreement.</param>
    /// <param name="Experts">On site now.</param>
    /// <param name="AtAge">What it had reached at the age that is compared; null before its agreement.</param>
    public sealed record Column(
        string Number, string Name, string RegionCode, StationState State, bool IsSource, bool IsSeen, DateOnly? Began, int? Months, int Experts, MaturityLevel? Maturity, Counts? AtAge, Counts InPeriod, IReadOnlyList<Step> Steps);

    /// <param name="Services">Visits, diagnoses, trainings and the like.</param>
    /// <param name="Needs">Different needs that services led to.</param>
    /// <param name="Contracts">Different contracts that services led to.</param>
    public sealed record Counts(int Enterprises, int Services, int Needs, int Contracts);

    /// <param name="Planned">The day by the pace of the original; null where that one has not got there, and for the original itself.</param>
    public sealed record Step(StationStep Kind, DateOnly? Planned, DateOnly? Done)
    {
        public bool IsLate(DateOnly today) => Planned is { } due && (Done ?? today) > due;
    }

    /// <param name="age">Null: the age of the youngest copy that has begun, or of the original.</param>
    /// <param name="from">Null: twelve months before <paramref name="to"/>.</param>
    /// <param name="to">Null: today.</param>
    /// <returns>Null when the station has no playbook. Six queries, however many copies there are.</returns>
    public static async Task<StationComparison?> LoadAsync(HongniangDb db, string number, int? age, DateOnly? from, DateOnly? to, AssociationClock clock, int page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var source = await Whole(db.Stations.IgnoreQueryFilters() /* why: see the remarks */.Where(s => s.Number == number && s.Playbook != null && db.Scope.IsStaff)).SingleOrDefaultAsync(ct);
        if (source is null)
        {
            return null;
        }

        var today = clock.Today;
        var isSeen = await db.Stations.AnyAsync(s => s.Id == source.Id, ct);
        var adopted = db.Stations.Where(s => s.CopiedFromId == source.Id && s.State != StationState.NotSelected);
        var began = await adopted.Select(s => s.AgreedOn).ToListAsync(ct);
        var turned = new Page(Math.Max(1, page), PerPage);
        var copies = await Whole(adopted.OrderBy(s => s.AgreedOn == null).ThenBy(s => s.AgreedOn).ThenBy(s => s.Number).Skip(turned.Skip).Take(turned.Take)).ToListAsync(ct);
        var last = to ?? today;
        var first = from ?? (last > DateOnly.MinValue.AddYears(1) ? last.AddMonths(-12).AddDays(1) : DateOnly.MinValue);
        var months = Math.Clamp(age ?? began.OfType<DateOnly>().Select(b => MonthsBetween(b, today)).DefaultIfEmpty(source.AgreedOn is { } b ? MonthsBetween(b, today) : 12).Min(), 1, MostMonths);
        // The steps are counted from the day of each one's application.
        var pace = StationSteps.Of(source).ToDictionary(s => s.Kind, s => s.On is { } on ? on.DayNumber - clock.DayOf(source.CreatedAt).DayNumber : (int?)null);
        Column Of(ServiceStation station, bool isSource) => new(
            station.Number, station.Name, station.RegionCode, station.State, isSource, !isSource || isSeen, station.AgreedOn, station.AgreedOn is { } start ? MonthsBetween(start, today) : null,
            station.Members.Count(m => m.Role is StationRole.Expert), station.Maturity, station.AgreedOn is { } s ? Count(station, s, s.AddMonths(months)) : null, Count(station, first, last),
            [.. StationSteps.Of(station).Select(step => new Step(step.Kind, isSource || pace[step.Kind] is not { } days ? null : clock.DayOf(station.CreatedAt).AddDays(days), step.On))]);
        List<Column> columns = [.. copies.Select(c => Of(c, isSource: false))];
        return new StationComparison(source.Number, source.Name, months, first, last, [Of(source, isSource: true), .. columns], new Paged<Column>(columns, began.Count, turned));
    }

    private static IQueryable<ServiceStation> Whole(IQueryable<ServiceStation> stations) => stations.AsNoTracking().Include(s => s.Members).Include(s => s.Services).AsSplitQuery();

    private static Counts Count(ServiceStation station, DateOnly from, DateOnly to)
    {
        var services = station.Services.Where(s => s.HeldOn >= from && s.HeldOn <= to).ToList();
        int Records(string series) => services.Select(s => s.RecordNumber).OfType<string>().Where(n => n.StartsWith(series + "-", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count();
        return new Counts(services.Select(s => s.EnterpriseName).OfType<string>().Distinct(StringComparer.Ordinal).Count(), services.Count, Records(HumanNumber.Need), Records(HumanNumber.Contract));
    }

    private static int MonthsBetween(DateOnly from, DateOnly to)
    {
        var months = (12 * (to.Year - from.Year)) + to.Month - from.Month;
        return Math.Max(0, from.AddMonths(months) > to ? months - 1 : months);
    }
}
