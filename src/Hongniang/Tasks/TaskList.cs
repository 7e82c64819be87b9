using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Tasks;

/// <summary>The tasks within the reader's sight, one page at a time. At most six queries, however many rows.</summary>
public static class TaskList
{
    public enum TaskGroup
    {
        Open,
        /// <summary>Open, and their day has passed.</summary>
        Overdue,
        Done,
        Dropped,
    }

    public enum TaskAbout
    {
        /// <summary>A gap of the matrix.</summary>
        Gap,
        Need,
        Unit,
        /// <summary>Something else.</summary>
        Other,
    }

    public enum Order
    {
        Due,
        Number,
        Assignee,
        Closed,
    }

    /// <param name="Words">Each must occur in the number, the title, the details, the result or the name of whoever does it.</param>
    /// <param name="Assignee">In the hands of this account.</param>
    /// <param name="Need">About this need, by its number.</param>
    /// <param name="Unit">About this unit, by its number.</param>
    /// <param name="Industry">The gap's industry, or the beginning of its code.</param>
    /// <param name="Region">The gap's place and everything below it.</param>
    public sealed record Filter(
        string? Words = null, Guid? Assignee = null, OrganizationId? Holder = null, TaskAbout? About = null, string? Need = null, string? Unit = null, string? Industry = null, string? Region = null);

    public sealed record Row(
        string Number, int Version, string Title, TaskState State, OrganizationId HolderId, string? IndustryCode, string? RegionCode, NeedId? NeedId, OrganizationId? UnitId, Guid? AssigneeId, string AssigneeName, DateOnly DueOn,
        string? ResultNote, DateTimeOffset? ClosedAt, bool IsSample)
    {
        public string HolderName { get; init; } = "";

        /// <summary>The need and the unit that it is about, where the reader may see them.</summary>
        public (string Number, string Title)? Need { get; init; }

        public (string Number, string Name)? Unit { get; init; }

        /// <summary>For an open gap: how many units can serve it by now; null elsewhere.</summary>
        public int? Able { get; init; }

        public bool MayWork { get; init; }
    }

    public sealed record Found(Paged<Row> Page, IReadOnlyDictionary<TaskGroup, int> PerGroup);

    public static async Task<Found> LoadAsync(HongniangDb db, AssociationClock clock, Actor reader, Filter filter, TaskGroup group, Order order, bool ascending, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var (matching, today) = (Matching(db, filter), clock.Today);
        var counts = await matching.GroupBy(t => t.State == TaskState.Done ? TaskGroup.Done : t.State == TaskState.Dropped ? TaskGroup.Dropped : t.DueOn < today ? TaskGroup.Overdue : TaskGroup.Open)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        counts[TaskGroup.Open] = counts.GetValueOrDefault(TaskGroup.Open) + counts.GetValueOrDefault(TaskGroup.Overdue);
        var rows = await Rows(Sorted(Of(matching, group, today), order, ascending)).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Found(new Paged<Row>(await DressAsync(db, reader, rows, ct), counts.GetValueOrDefault(group), page), counts);
    }

    /// <summary>Open tasks about this need or this unit, the next due first; at most fifty. Up to five queries.</summary>
    public static async Task<IReadOnlyList<Row>> OpenAboutAsync(HongniangDb db, Actor reader, Filter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await DressAsync(db, reader, await Rows(Sorted(Matching(db, filter).Where(t => t.State == TaskState.Open), Order.Due, ascending: true)).Take(50).ToListAsync(ct), ct);
    }

    private static IQueryable<WorkTask> Of(IQueryable<WorkTask> tasks, TaskGroup group, DateOnly today) => group switch
    {
        TaskGroup.Overdue => tasks.Where(t => t.State == TaskState.Open && t.DueOn < today),
        TaskGroup.Done => tasks.Where(t => t.State == TaskState.Done),
        TaskGroup.Dropped => tasks.Where(t => t.State == TaskState.Dropped),
        _ => tasks.Where(t => t.State == TaskState.Open),
    };

    private static IQueryable<WorkTask> Matching(HongniangDb db, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var tasks = db.Tasks.AsNoTracking();
        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            tasks = tasks.Where(t => t.Number.Contains(word) || t.Title.Contains(word) || t.AssigneeName.Contains(word) || t.Details!.Contains(word) || t.ResultNote!.Contains(word)); // why: SQL null compares as no match
        }

        tasks = filter.Assignee is { } assignee ? tasks.Where(t => t.AssigneeId == assignee) : tasks;
        tasks = filter.Holder is { } holder ? tasks.Where(t => t.HolderId == holder) : tasks;
        tasks = string.IsNullOrEmpty(filter.Need) ? tasks : tasks.Where(t => db.Needs.Any(n => n.Number == filter.Need && n.Id == t.NeedId));
        tasks = string.IsNullOrEmpty(filter.Unit) ? tasks : tasks.Where(t => db.Organizations.Any(o => o.Number == filter.Unit && o.Id == t.UnitId));
        tasks = string.IsNullOrEmpty(filter.Industry) ? tasks : tasks.Where(t => t.IndustryCode!.StartsWith(filter.Industry)); // why: SQL null compares as no match
        if (!string.IsNullOrEmpty(filter.Region))
        {
            var prefix = Regions.PrefixOf(filter.Region);
            tasks = tasks.Where(t => t.RegionCode!.StartsWith(prefix)); // why: SQL null compares as no match
        }

        return filter.About switch
        {
            TaskAbout.Gap => tasks.Where(t => t.IndustryCode != null),
            TaskAbout.Need => tasks.Where(t => t.NeedId != null),
            TaskAbout.Unit => tasks.Where(t => t.UnitId != null),
            TaskAbout.Other => tasks.Where(t => t.IndustryCode == null && t.NeedId == null && t.UnitId == null),
            _ => tasks,
        };
    }

    private static IQueryable<WorkTask> Sorted(IQueryable<WorkTask> tasks, Order order, bool ascending) => (order, ascending) switch
    {
        (Order.Number, true) => tasks.OrderBy(t => t.Number),
        (Order.Number, false) => tasks.OrderByDescending(t => t.Number),
        (Order.Assignee, true) => tasks.OrderBy(t => t.AssigneeName).ThenBy(t => t.DueOn).ThenBy(t => t.Number),
        (Order.Assignee, false) => tasks.OrderByDescending(t => t.AssigneeName).ThenBy(t => t.DueOn).ThenBy(t => t.Number),
        (Order.Closed, true) => tasks.OrderBy(t => t.ClosedAt).ThenBy(t => t.Number),
        (Order.Closed, false) => tasks.OrderByDescending(t => t.ClosedAt).ThenByDescending(t => t.Number),
        (_, false) => tasks.OrderByDescending(t => t.DueOn).ThenByDescending(t => t.Number),
        _ => tasks.OrderBy(t => t.DueOn).ThenBy(t => t.Number),
    };

    private static IQueryable<Row> Rows(IQueryable<WorkTask> tasks) => tasks.Select(t => new Row(
        t.Number, t.Version, t.Title, t.State, t.HolderId, t.IndustryCode, t.RegionCode, t.NeedId, t.UnitId, t.AssigneeId, t.AssigneeName, t.DueOn, t.ResultNote, t.ClosedAt, t.IsSample));

    private static async Task<IReadOnlyList<Row>> DressAsync(HongniangDb db, Actor reader, List<Row> rows, CancellationToken ct)
    {
        var names = await OrganizationLookup.NamesAsync(db, rows.Select(r => r.HolderId), ct);
        var (needIds, unitIds) = (rows.Select(r => r.NeedId).OfType<NeedId>().Distinct().ToList(), rows.Select(r => r.UnitId).OfType<OrganizationId>().Distinct().ToList());
        var needs = needIds.Count == 0 ? [] : await db.Needs.AsNoTracking().Where(n => needIds.Contains(n.Id)).Select(n => new { n.Id, n.Number, n.Title }).ToDictionaryAsync(n => n.Id, ct);
        var units = unitIds.Count == 0 ? [] : await db.Organizations.AsNoTracking().Where(o => unitIds.Contains(o.Id)).Select(o => new { o.Id, o.Number, o.Name }).ToDictionaryAsync(o => o.Id, ct);
        var able = rows.Exists(r => r is { IndustryCode: not null, State: TaskState.Open }) ? await CapableUnits.LoadAsync(db, ct) : null;
        return
        [
            .. rows.Select(r => r with
            {
                HolderName = names.GetValueOrDefault(r.HolderId, ""),
                Need = r.NeedId is { } need && needs.TryGetValue(need, out var n) ? (n.Number, n.Title) : null,
                Unit = r.UnitId is { } unit && units.TryGetValue(unit, out var u) ? (u.Number, u.Name) : null,
                Able = r is { State: TaskState.Open, IndustryCode: { } industry, RegionCode: { } region } ? able?.Count(industry, region) : null,
                MayWork = TaskRules.MayWork(reader, db.Scope, r.HolderId),
            }),
        ];
    }
}
