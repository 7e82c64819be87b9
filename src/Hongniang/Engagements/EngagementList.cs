using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>The engagements as a table, one page at a time. Four queries, however many rows.</summary>
public static class EngagementList
{
    private const int Batch = 200;

    public enum Order
    {
        /// <summary>By the day of the next step, those without one last.</summary>
        Due,
        Activity,
        StageSince,
        Number,
    }

    /// <param name="PerStage">How many engagements of each stage meet the other filters: for the tabs.</param>
    public sealed record Found(Paged<PairCard> Page, IReadOnlyDictionary<EngagementStage, int> PerStage);

    /// <param name="stages">Empty means all.</param>
    public static async Task<Found> LoadAsync(
        HongniangDb db, AssociationClock clock, Actor reader, EngagementFilter filter, IReadOnlyList<EngagementStage> stages, Order order, bool ascending, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(stages);
        var matching = filter.Apply(db, clock.Today);
        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            // Words are looked for in the texts of four tables: once, not once for the tabs and again for the rows.
            var found = await Sorted(matching, order, ascending).Select(e => new { e.Id, e.Stage }).ToListAsync(ct);
            var inStages = stages.Count > 0 ? found.FindAll(e => stages.Contains(e.Stage)) : found;
            var shown = await PairCard.LoadAsync(db, clock, reader, [.. inStages.Skip(page.Skip).Take(page.Take).Select(e => e.Id)], ct);
            return new Found(new Paged<PairCard>(shown, inStages.Count, page), found.CountBy(e => e.Stage).ToDictionary());
        }

        var perStage = await matching.GroupBy(e => e.Stage).Select(g => new { Stage = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Stage, g => g.Count, ct);
        var total = stages.Count > 0 ? stages.Distinct().Sum(s => perStage.GetValueOrDefault(s)) : perStage.Values.Sum();
        var ids = await Sorted(InStages(matching, stages), order, ascending).Select(e => e.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Found(new Paged<PairCard>(await PairCard.LoadAsync(db, clock, reader, ids, ct), total, page), perStage);
    }

    /// <summary>All rows in their order, read in portions: for the export.</summary>
    public static async IAsyncEnumerable<PairCard> StreamAsync(
        HongniangDb db, AssociationClock clock, Actor reader, EngagementFilter filter, IReadOnlyList<EngagementStage> stages, Order order, bool ascending,
        [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(stages);
        var ids = await Sorted(InStages(filter.Apply(db, clock.Today), stages), order, ascending).Select(e => e.Id).ToListAsync(ct);
        foreach (var batch in ids.Chunk(Batch))
        {
            foreach (var card in await PairCard.LoadAsync(db, clock, reader, batch, ct))
            {
                yield return card;
            }
        }
    }

    private static IQueryable<Engagement> InStages(IQueryable<Engagement> engagements, IReadOnlyList<EngagementStage> stages) =>
        stages.Count > 0 ? engagements.Where(e => stages.Contains(e.Stage)) : engagements;

    private static IQueryable<Engagement> Sorted(IQueryable<Engagement> engagements, Order order, bool ascending) => (order, ascending) switch
    {
        (Order.Due, true) => engagements.OrderBy(e => e.NextStepDue == null).ThenBy(e => e.NextStepDue).ThenBy(e => e.Id),
        (Order.Due, false) => engagements.OrderBy(e => e.NextStepDue == null).ThenByDescending(e => e.NextStepDue).ThenByDescending(e => e.Id),
        (Order.StageSince, true) => engagements.OrderBy(e => e.StageSince).ThenBy(e => e.Id),
        (Order.StageSince, false) => engagements.OrderByDescending(e => e.StageSince).ThenByDescending(e => e.Id),
        (Order.Number, true) => engagements.OrderBy(e => e.Number),
        (Order.Number, false) => engagements.OrderByDescending(e => e.Number),
        (_, true) => engagements.OrderBy(e => e.LastActivityAt).ThenBy(e => e.Id),
        _ => engagements.OrderByDescending(e => e.LastActivityAt).ThenByDescending(e => e.Id),
    };
}
