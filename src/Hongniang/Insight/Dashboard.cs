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

        var months = await MonthsAsync(db, frame, ct);
        return new Dashboard
        {
            Frame = frame, Values = values, Pace = await JourneyPace.LoadAsync(db, frame, ct),
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

    /// <summary>One query: twelve conditional counts per holder, so that months are those of the association's time zone on either database.</summary>
    private static async Task<Dictionary<OrganizationId, int[]>> MonthsAsync(HongniangDb db, FigureFrame frame, CancellationToken ct)
    {
        var month = new DateOnly(frame.Today.Year, frame.Today.Month, 1);
        var at = Enumerable.Range(0, 12).Select(i => frame.StartOf(month.AddMonths(i - 11))).ToArray();
        var (m0, m1, m2, m3, m4, m5) = (at[0], at[1], at[2], at[3], at[4], at[5]);
        var (m6, m7, m8, m9, m10, m11) = (at[6], at[7], at[8], at[9], at[10], at[11]);
        var rows = await FigureCatalogue.Collected(db, frame).Where(n => n.SubmittedAt >= m0).GroupBy(n => n.HolderId).Select(g => new
        {
            g.Key,
            // Counts since each month's beginning; the differences are the months.
            C0 = g.Count(),
            C1 = g.Count(n => n.SubmittedAt >= m1),
            C2 = g.Count(n => n.SubmittedAt >= m2),
            C3 = g.Count(n => n.SubmittedAt >= m3),
            C4 = g.Count(n => n.SubmittedAt >= m4),
            C5 = g.Count(n => n.SubmittedAt >= m5),
            C6 = g.Count(n => n.SubmittedAt >= m6),
            C7 = g.Count(n => n.SubmittedAt >= m7),
            C8 = g.Count(n => n.SubmittedAt >= m8),
            C9 = g.Count(n => n.SubmittedAt >= m9),
            C10 = g.Count(n => n.SubmittedAt >= m10),
            C11 = g.Count(n => n.SubmittedAt >= m11),
        }).ToListAsync(ct);
        return rows.ToDictionary(
            r => r.Key,
            r => new[]
            {
                r.C0 - r.C1, r.C1 - r.C2, r.C2 - r.C3, r.C3 - r.C4, r.C4 - r.C5, r.C5 - r.C6, r.C6 - r.C7, r.C7 - r.C8, r.C8 - r.C9, r.C9 - r.C10, r.C10 - r.C11, r.C11,
            });
    }
}
