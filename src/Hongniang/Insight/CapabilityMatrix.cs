using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>产业所需 × 组织所能: published needs by industry and place, beside the units that say on their card that they serve the industry and lie there or are partners there. A cell with needs and without such a unit is a gap: work.</summary>
/// <param name="Places">The units right below the one that is looked at, in the order of their codes; itself where it has none below.</param>
/// <param name="Lines">Industries with needs or units, those with the most gaps first.</param>
public sealed record CapabilityMatrix(IReadOnlyList<CapabilityMatrix.Place> Places, IReadOnlyList<CapabilityMatrix.Line> Lines)
{
    /// <param name="Region">GB/T 2260.</param>
    /// <param name="Code">What the address calls it, to look closer; null where nothing lies below.</param>
    public sealed record Place(RegionTree.Unit Unit, string Region, string? Code);

    /// <param name="Needs">Published needs of the industry in the place and below it: the list of needs with that filter.</param>
    /// <param name="Units">Units that serve it there: the register with that filter.</param>
    public sealed record Cell(int Needs, int Units)
    {
        public bool IsGap => Needs > 0 && Units == 0;

        /// <summary>The open task to fill it, within the reader's sight.</summary>
        public OpenTask? Task { get; init; }
    }

    public sealed record OpenTask(string Number, string AssigneeName);

    /// <param name="Industry">GB/T 4754, section and division.</param>
    /// <param name="Cells">In the order of the places.</param>
    public sealed record Line(string Industry, IReadOnlyList<Cell> Cells)
    {
        public int Needs => Cells.Sum(c => c.Needs);

        public int Gaps => Cells.Count(c => c.IsGap);
    }

    public int Gaps => Lines.Sum(l => l.Gaps);

    /// <summary>Four queries, however many needs and units there are.</summary>
    public static async Task<CapabilityMatrix> LoadAsync(HongniangDb db, RegionTree tree, RegionTree.Unit unit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tree);
        var below = tree.Below(unit);
        List<Place> places = [.. (below.Count == 0 ? [unit] : below).Select(u => new Place(u, u.RegionCode, tree.Below(u).Count > 0 ? tree.CodeOf(u) : null))];
        var needs = await db.Needs.AsNoTracking().Where(n => n.State == NeedState.Published && n.IndustryCode != null)
            .GroupBy(n => new { n.IndustryCode, n.RegionCode }).Select(g => new { g.Key.IndustryCode, g.Key.RegionCode, Count = g.Count() }).ToListAsync(ct);
        var able = await CapableUnits.LoadAsync(db, ct);
        var regions = places.ConvertAll(p => p.Region);
        var tasks = (await db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open && t.IndustryCode != null && regions.Contains(t.RegionCode!) /* why: stands with the industry */)
            .Select(t => new { t.IndustryCode, t.RegionCode, Task = new OpenTask(t.Number, t.AssigneeName) }).ToListAsync(ct)).ToDictionary(t => (t.IndustryCode, t.RegionCode), t => t.Task);
        var counts = new Dictionary<(string Industry, int Place), (int Needs, int Units)>();
        foreach (var (region, at) in regions.Select((r, i) => (r, i)))
        {
            var prefix = Regions.PrefixOf(region);
            foreach (var group in needs.Where(n => n.RegionCode.StartsWith(prefix, StringComparison.Ordinal)))
            {
                var key = (CapableUnits.Division(group.IndustryCode!), at); // why: asked in the query
                counts[key] = (counts.GetValueOrDefault(key).Needs + group.Count, 0);
            }

            foreach (var (industry, units) in able.In(region))
            {
                counts[(industry, at)] = (counts.GetValueOrDefault((industry, at)).Needs, units);
            }
        }

        var lines = counts.Keys.Select(k => k.Industry).Distinct(StringComparer.Ordinal)
            .Select(industry => new Line(industry, [.. places.Select((place, at) =>
            {
                var (need, unit) = counts.GetValueOrDefault((industry, at));
                return new Cell(need, unit) { Task = tasks.GetValueOrDefault((industry, place.Region)) };
            })]));
        return new CapabilityMatrix(places, [.. lines.OrderByDescending(l => l.Gaps).ThenByDescending(l => l.Needs).ThenBy(l => l.Industry, StringComparer.Ordinal)]);
    }
}
