using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Network;
using Hongniang.Network.Managers;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight.Managers;

/// <summary>The register of technology managers within the reader's sight, one page at a time, with what each of them did. The number of queries does not depend on how many there are.</summary>
public static class ManagerList
{
    private const int Batch = 200;

    public enum Order
    {
        Name,
        Number,
        Level,
        Certificate,
        Hours,
        Cases,
        Signed,
    }

    /// <param name="Words">Each word must occur in the name, the number or the certificate's number.</param>
    /// <param name="Field">An industry; a section (C) takes its divisions along.</param>
    /// <param name="Holder">Kept by this association.</param>
    /// <param name="IsLapsing">Certificates that end within 90 days, or ended.</param>
    /// <param name="WithFormer">Also those who left the register.</param>
    public sealed record Filter(
        string? Words = null, ManagerLevel? Level = null, string? Field = null, OrganizationId? Holder = null, bool IsLapsing = false, bool WithFormer = false, Order Order = Order.Name, bool Ascending = true)
    {
        public bool IsNarrowed => Words is not null || Level is not null || Field is not null || Holder is not null || IsLapsing || WithFormer;
    }

    /// <param name="Hours">Training hours of the running year.</param>
    /// <param name="Cases">Engagements in these hands, whatever became of them.</param>
    public sealed record Row(
        Guid Id, string Number, string Name, Guid? AccountId, OrganizationId HolderId, string? EmployerName, string RegionCode, ManagerLevel? Level, DateOnly? CertifiedUntil, string? Fields, int LoadCap,
        DateOnly? LeftOn, bool IsSample, int Hours, int Cases, int Signed)
    {
        public string HolderName { get; init; } = "";

        public ManagerLoads.Load Load { get; init; } = ManagerLoads.Load.None;

        /// <summary>Mean of what enterprises said at follow-ups, 1–5; null while none did.</summary>
        public double? Satisfaction { get; init; }
    }

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Filter filter, DateOnly today, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var matching = Matching(db, filter, today);
        var total = await matching.CountAsync(ct);
        return new Paged<Row>(await CompleteAsync(db, await Rows(db, Sorted(db, matching, filter, today), today).Skip(page.Skip).Take(page.Take).ToListAsync(ct), ct), total, page);
    }

    /// <summary>All rows of the filter in its order, read in portions: for the export.</summary>
    public static async IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter, DateOnly today, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        for (var skip = 0; ; skip += Batch)
        {
            var rows = await CompleteAsync(db, await Rows(db, Sorted(db, Matching(db, filter, today), filter, today), today).Skip(skip).Take(Batch).ToListAsync(ct), ct);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Batch)
            {
                yield break;
            }
        }
    }

    private static IQueryable<TechnologyManager> Matching(HongniangDb db, Filter filter, DateOnly today)
    {
        var found = db.TechnologyManagers.AsNoTracking();
        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            found = found.Where(m => m.Name.Contains(word) || m.Number.Contains(word) || m.CertificateNumber!.Contains(word)); // why: SQL null compares as no match
        }

        found = filter.Level is { } level ? found.Where(m => m.Level == level) : found;
        found = string.IsNullOrEmpty(filter.Field) ? found : found.Where(m => (";" + m.Fields).Contains(";" + filter.Field));
        found = filter.Holder is { } holder ? found.Where(m => m.HolderId == holder) : found;
        var last = today.AddDays(ManagerRules.NoticeDays);
        found = filter.IsLapsing ? found.Where(m => m.CertifiedUntil <= last) : found;
        return filter.WithFormer ? found : found.Where(m => m.LeftOn == null);
    }

    private static IQueryable<TechnologyManager> Sorted(HongniangDb db, IQueryable<TechnologyManager> managers, Filter filter, DateOnly today)
    {
        var (first, next) = YearOf(today);
        return ((filter.Order, filter.Ascending) switch
        {
            (Order.Number, true) => managers.OrderBy(m => m.Number),
            (Order.Number, false) => managers.OrderByDescending(m => m.Number),
            (Order.Level, true) => managers.OrderBy(m => m.Level == null).ThenBy(m => m.Level == ManagerLevel.Senior ? 2 : m.Level == ManagerLevel.Intermediate ? 1 : 0),
            (Order.Level, false) => managers.OrderBy(m => m.Level == null).ThenByDescending(m => m.Level == ManagerLevel.Senior ? 2 : m.Level == ManagerLevel.Intermediate ? 1 : 0),
            (Order.Certificate, true) => managers.OrderBy(m => m.CertifiedUntil == null).ThenBy(m => m.CertifiedUntil),
            (Order.Certificate, false) => managers.OrderBy(m => m.CertifiedUntil == null).ThenByDescending(m => m.CertifiedUntil),
            (Order.Hours, true) => managers.OrderBy(m => m.Trainings.Where(t => t.HeldOn >= first && t.HeldOn < next).Sum(t => t.Hours)),
            (Order.Hours, false) => managers.OrderByDescending(m => m.Trainings.Where(t => t.HeldOn >= first && t.HeldOn < next).Sum(t => t.Hours)),
            (Order.Cases, true) => managers.OrderBy(m => db.Engagements.Count(e => m.AccountId != null && e.MatchmakerId == m.AccountId)),
            (Order.Cases, false) => managers.OrderByDescending(m => db.Engagements.Count(e => m.AccountId != null && e.MatchmakerId == m.AccountId)),
            (Order.Signed, true) => managers.OrderBy(m => db.Engagements.Count(e => m.AccountId != null && e.MatchmakerId == m.AccountId && e.Stage == EngagementStage.Signed)),
            (Order.Signed, false) => managers.OrderByDescending(m => db.Engagements.Count(e => m.AccountId != null && e.MatchmakerId == m.AccountId && e.Stage == EngagementStage.Signed)),
            (_, false) => managers.OrderByDescending(m => m.Name),
            _ => managers.OrderBy(m => m.Name),
        }).ThenBy(m => m.Number);
    }

    private static IQueryable<Row> Rows(HongniangDb db, IQueryable<TechnologyManager> managers, DateOnly today)
    {
        var (first, next) = YearOf(today);
        return managers.Select(m => new Row(
            m.Id, m.Number, m.Name, m.AccountId, m.HolderId, db.Organizations.Where(o => o.Id == m.EmployerId).Select(o => o.Name).FirstOrDefault(), m.RegionCode, m.Level, m.CertifiedUntil, m.Fields, m.LoadCap,
            m.LeftOn, m.IsSample, m.Trainings.Where(t => t.HeldOn >= first && t.HeldOn < next).Sum(t => t.Hours),
            db.Engagements.Count(e => m.AccountId != null && e.MatchmakerId == m.AccountId), db.Engagements.Count(e => m.AccountId != null && e.MatchmakerId == m.AccountId && e.Stage == EngagementStage.Signed)));
    }

    private static async Task<IReadOnlyList<Row>> CompleteAsync(HongniangDb db, List<Row> rows, CancellationToken ct)
    {
        var names = await OrganizationLookup.NamesAsync(db, rows.Select(r => r.HolderId), ct);
        var accounts = rows.Select(r => r.AccountId).OfType<Guid>().ToList();
        var loads = await ManagerLoads.OfAsync(db, accounts, everywhere: false, ct);
        var content = await db.FollowUpSteps.AsNoTracking().Where(f => f.Satisfaction != null && f.OwnerId != null && accounts.Contains(f.OwnerId.Value)).GroupBy(f => f.OwnerId)
            .Select(g => new { g.Key, Mean = g.Average(f => f.Satisfaction) }).ToDictionaryAsync(g => g.Key!.Value /* why: filtered above */, g => g.Mean, ct);
        return
        [
            .. rows.Select(r => r with
            {
                HolderName = names.GetValueOrDefault(r.HolderId, ""), Load = r.AccountId is { } id ? loads.GetValueOrDefault(id, ManagerLoads.Load.None) : ManagerLoads.Load.None,
                Satisfaction = r.AccountId is { } account ? content.GetValueOrDefault(account) : null,
            }),
        ];
    }

    private static (DateOnly First, DateOnly Next) YearOf(DateOnly day) => (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year + 1, 1, 1));
}
