using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.FollowUp;

/// <summary>The follow-ups within the reader's sight: overdue, due within a week, coming, done. Three queries, however many rows.</summary>
public static class FollowUpList
{
    /// <summary>Calendar days ahead that count as due.</summary>
    public const int DueDays = 7;

    public enum DueGroup
    {
        Overdue,
        Due,
        Coming,
        Done,
    }

    /// <param name="Words">Each word must occur in the contract's number, title or parties.</param>
    /// <param name="Owner">To be done by this account.</param>
    /// <param name="InTime">Held by the day on which they were due.</param>
    /// <param name="Rated">With the enterprise's word on how content it is.</param>
    public sealed record Filter(string? Words = null, Guid? Owner = null, OrganizationId? Holder = null, string? ContractNumber = null, bool InTime = false, bool Rated = false);

    public sealed record Row(
        Guid Id, int Version, string ContractNumber, string ContractTitle, string Buyer, string Seller, DateOnly SignedOn, int PlanDay, DateOnly DueOn, Guid? OwnerId, string OwnerName,
        OrganizationId HolderId, DateOnly? HeldOn, FollowUpChannel? Channel, FollowUpProgress? Progress, decimal? Received, EvidenceGrade? Evidence, bool IsAtRisk, string? Summary,
        string? DoneByName, bool IsDone, int? Satisfaction)
    {
        public string HolderName { get; init; } = "";

        /// <summary>Whether the reader may record or move it.</summary>
        public bool MayWork { get; init; }

        public DueGroup GroupOn(DateOnly today) =>
            IsDone ? DueGroup.Done : DueOn < today ? DueGroup.Overdue : DueOn <= today.AddDays(DueDays) ? DueGroup.Due : DueGroup.Coming;
    }

    /// <param name="PerGroup">How many of each group meet the filter: for the tabs.</param>
    public sealed record Found(Paged<Row> Page, IReadOnlyDictionary<DueGroup, int> PerGroup);

    /// <param name="group">Null for all that are not done.</param>
    public static async Task<Found> LoadAsync(HongniangDb db, AssociationClock clock, Actor reader, Filter filter, DueGroup? group, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(filter);
        var (matching, today, soon) = (Matching(db, filter), clock.Today, clock.Today.AddDays(DueDays));
        var counts = await matching.GroupBy(f => f.DoneAt != null ? DueGroup.Done : f.DueOn < today ? DueGroup.Overdue : f.DueOn <= soon ? DueGroup.Due : DueGroup.Coming)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var total = group is { } one ? counts.GetValueOrDefault(one) : counts.Where(c => c.Key is not DueGroup.Done).Sum(c => c.Value);
        var rows = await ToRows(db, Sorted(In(matching, group, today, soon), group).Skip(page.Skip).Take(page.Take)).ToListAsync(ct);
        return new Found(new Paged<Row>(await NamedAsync(db, reader, rows, ct), total, page), counts);
    }

    /// <summary>All follow-ups of one contract in the order of their days. Two queries.</summary>
    public static async Task<IReadOnlyList<Row>> OfContractAsync(HongniangDb db, string contractNumber, Actor reader, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await NamedAsync(db, reader, await ToRows(db, Matching(db, new(ContractNumber: contractNumber)).OrderBy(f => f.DueOn).ThenBy(f => f.Id)).ToListAsync(ct), ct);
    }

    /// <summary>One follow-up for its form; null when it is not the reader's to see.</summary>
    public static async Task<Row?> FindAsync(HongniangDb db, Guid id, Actor reader, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await NamedAsync(db, reader, await ToRows(db, db.FollowUpSteps.AsNoTracking().Where(f => f.Id == id)).ToListAsync(ct), ct)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<Row>> NamedAsync(HongniangDb db, Actor reader, List<Row> rows, CancellationToken ct)
    {
        var names = await OrganizationLookup.NamesAsync(db, rows.Select(r => r.HolderId), ct);
        return [.. rows.Select(r => r with { HolderName = names.GetValueOrDefault(r.HolderId, ""), MayWork = FollowUpRules.MayWork(r.HolderId, reader, db.Scope) })];
    }

    private static IQueryable<FollowUpStep> Matching(HongniangDb db, Filter filter)
    {
        var steps = db.FollowUpSteps.AsNoTracking();
        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            steps = steps.Where(f => db.Contracts.Any(c => c.Id == f.ContractId
                && (c.Number.Contains(word) || c.Title.Contains(word) || c.Buyer.Contains(word) || c.Seller.Contains(word))));
        }

        if (filter.Owner is { } owner)
        {
            steps = steps.Where(f => f.OwnerId == owner);
        }

        if (filter.Holder is { } holder)
        {
            steps = steps.Where(f => f.HolderId == holder);
        }

        steps = filter.InTime ? steps.Where(f => f.DoneAt != null && f.HeldOn <= f.DueOn) : steps;
        steps = filter.Rated ? steps.Where(f => f.Satisfaction != null) : steps;
        return string.IsNullOrEmpty(filter.ContractNumber) ? steps : steps.Where(f => db.Contracts.Any(c => c.Id == f.ContractId && c.Number == filter.ContractNumber));
    }

    private static IQueryable<FollowUpStep> In(IQueryable<FollowUpStep> steps, DueGroup? group, DateOnly today, DateOnly soon) => group switch
    {
        DueGroup.Overdue => steps.Where(f => f.DoneAt == null && f.DueOn < today),
        DueGroup.Due => steps.Where(f => f.DoneAt == null && f.DueOn >= today && f.DueOn <= soon),
        DueGroup.Coming => steps.Where(f => f.DoneAt == null && f.DueOn > soon),
        DueGroup.Done => steps.Where(f => f.DoneAt != null),
        _ => steps.Where(f => f.DoneAt == null),
    };

    private static IQueryable<FollowUpStep> Sorted(IQueryable<FollowUpStep> steps, DueGroup? group) =>
        group is DueGroup.Done ? steps.OrderByDescending(f => f.HeldOn).ThenByDescending(f => f.Id) : steps.OrderBy(f => f.DueOn).ThenBy(f => f.Id);

    private static IQueryable<Row> ToRows(HongniangDb db, IQueryable<FollowUpStep> steps) =>
        from f in steps
        join c in db.Contracts on f.ContractId equals c.Id
        select new Row(
            f.Id, f.Version, c.Number, c.Title, c.Buyer, c.Seller, c.SignedOn, f.PlanDay, f.DueOn, f.OwnerId, f.OwnerName, f.HolderId, f.HeldOn, f.Channel, f.Progress,
            f.ReceivedAmount, f.Evidence, f.IsAtRisk, f.Summary, f.DoneByName, f.DoneAt != null, f.Satisfaction);
}
