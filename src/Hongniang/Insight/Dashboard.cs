using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>All figures of one territory and period at once. The number of queries does not depend on how many records or regions there are.</summary>
public sealed record Dashboard
{
    /// <summary>Below this many records a share is not shown: it would say more than it knows.</summary>
    public const int SmallNumber = 20;

    public required FigureFrame Frame { get; init; }

    public required IReadOnlyDictionary<string, FigureValue> Values { get; init; }

    public required JourneyPace Pace { get; init; }

    public required MonthTrend Trend { get; init; }

    public required IReadOnlyList<RegionLine> Regions { get; init; }

    /// <summary>One line of the table of regions: a unit with everything below it, or the records that the upper unit holds itself.</summary>
    /// <param name="IsDirect">Only what the unit holds itself, without those below.</param>
    /// <param name="Counts">Count per figure of <see cref="FigureCatalogue.OfRegions"/>.</param>
    /// <param name="Months">Needs submitted in each of the last 12 calendar months, oldest first, the current one last.</param>
    public sealed record RegionLine(RegionTree.Unit Unit, bool IsDirect, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<int> Months)
    {
        public int this[string key] => Counts[key];

        /// <summary>签约率: collected needs that were signed, of those that are valid; null where there are too few to tell.</summary>
        public double? SignedShare => Share(this["cohort-signed"], this["cohort-verified"]);
    }

    /// <summary>One step of the funnel.</summary>
    /// <param name="Before">How many reached the step before; the count itself for the first step.</param>
    /// <param name="Share">Of those, the part that reached this step; null for the first step, and where there are too few to tell.</param>
    /// <param name="IsBottleneck">The step at which the largest part stays behind.</param>
    public sealed record FunnelStep(Figure Figure, int Count, int Before, double? Share, JourneyPace.Step? Pace, bool IsBottleneck);

    /// <summary>From the needs collected in the period to those signed and followed up.</summary>
    public IReadOnlyList<FunnelStep> Funnel()
    {
        var figures = FigureCatalogue.All.Where(f => f.Group is FigureGroup.Cohort).ToList();
        var steps = figures.Select((figure, i) =>
        {
            var (count, before) = (Count(figure.Key), Count(figures[Math.Max(0, i - 1)].Key));
            var pace = figure.Stage is { } stage ? Pace.Steps.GetValueOrDefault(stage) : null;
            return new FunnelStep(figure, count, before, i == 0 ? null : Share(count, before), pace, false);
        }).ToList();
        var narrowest = steps.Where(s => s.Share < 1).MinBy(s => s.Share);
        return [.. steps.Select(s => s with { IsBottleneck = s == narrowest })];
    }

    public int Count(string key) => Values[key].Count;

    /// <summary>Part of a whole, 0–1; null when the whole is smaller than <see cref="SmallNumber"/>.</summary>
    public static double? Share(int part, int whole) => whole < SmallNumber ? null : (double)part / whole;

    public static async Task<Dashboard> LoadAsync(HongniangDb db, FigureFrame frame, RegionTree tree, RegionTree.Unit unit, bool isDirect, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tree);
        var byHolder = new Dictionary<string, Dictionary<OrganizationId, int>>();
        foreach (var figure in FigureCatalogue.OfRegions)
        {
            byHolder[figure.Key] = (await figure.ByHolderAsync(db, frame, ct)).ToDictionary(h => h.HolderId, h => h.Count);
        }

        var values = new Dictionary<string, FigureValue>();
        foreach (var figure in FigureCatalogue.All)
        {
            values[figure.Key] = byHolder.TryGetValue(figure.Key, out var counts) ? new FigureValue(counts.Values.Sum()) : await figure.ValueAsync(db, frame, ct);
        }

        var months = await MonthTrend.NeedsAsync(db, frame, ct);
        return new Dashboard
        {
            Frame = frame, Values = values, Pace = await JourneyPace.LoadAsync(db, frame, ct),
            Trend = await MonthTrend.LoadAsync(db, frame, months.Values, ct),
            Regions = [.. Lines(tree, unit, isDirect).Select(line => Line(line.Unit, line.IsDirect, line.Holders, byHolder, months))],
        };
    }

    private static IEnumerable<(RegionTree.Unit Unit, bool IsDirect, IReadOnlyList<OrganizationId> Holders)> Lines(RegionTree tree, RegionTree.Unit unit, bool isDirect)
    {
        if (!isDirect)
        {
            foreach (var below in tree.Below(unit))
            {
                yield return (below, false, tree.Subtree(below));
            }
        }

        yield return (unit, true, [unit.Id]);
    }

    private static RegionLine Line(RegionTree.Unit unit, bool isDirect, IReadOnlyList<OrganizationId> holders,
        Dictionary<string, Dictionary<OrganizationId, int>> byHolder, Dictionary<OrganizationId, int[]> months) => new(
        unit,
        isDirect,
        byHolder.ToDictionary(f => f.Key, f => holders.Sum(h => f.Value.GetValueOrDefault(h))),
        [.. Enumerable.Range(0, 12).Select(m => holders.Sum(h => months.TryGetValue(h, out var counts) ? counts[m] : 0))]);
}
