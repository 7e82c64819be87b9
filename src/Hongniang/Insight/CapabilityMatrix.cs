using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
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
    }

    /// <param name="Industry">GB/T 4754, section and division.</param>
    /// <param name="Cells">In the order of the places.</param>
    public sealed record Line(string Industry, IReadOnlyList<Cell> Cells)
    {
        public int Needs => Cells.Sum(c => c.Needs);

        public int Gaps => Cells.Count(c => c.IsGap);
    }

    public int Gaps => Lines.Sum(l => l.Gaps);

    /// <summary>Three queries, however many needs and units there are.</summary>
    public static async Task<CapabilityMatrix> LoadAsync(HongniangDb db, RegionTree tree, RegionTree.Unit unit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tree);
        var below = tree.Below(unit);
        List<Place> places = [.. (below.Count == 0 ? [unit] : below).Select(u => new Place(u, u.RegionCode, tree.Below(u).Count > 0 ? tree.CodeOf(u) : null))];
        var needs = await db.Needs.AsNoTracking().Where(n => n.State == NeedState.Published && n.IndustryCode != null)
            .GroupBy(n => new { n.IndustryCode, n.RegionCode }).Select(g => new { g.Key.IndustryCode, g.Key.RegionCode, Count = g.Count() }).ToListAsync(ct);
        var cards = await db.Organizations.AsNoTracking().Where(o => o.CapabilityIndustries != null).Select(o => new { o.Id, o.RegionCode, o.CapabilityIndustries }).ToListAsync(ct);
        var partners = (await (from p in db.Partnerships
                               where p.EndedOn == null
                               join o in db.Organizations on p.UnitId equals o.Id
                               select new { p.PartnerId, o.RegionCode }).AsNoTracking().ToListAsync(ct)).ToLookup(p => p.PartnerId, p => p.RegionCode);
        var counts = new Dictionary<(string Industry, int Place), (int Needs, int Units)>();
        foreach (var (prefix, at) in places.Select((p, i) => (Regions.PrefixOf(p.Region), i)))
        {
            foreach (var group in needs.Where(n => n.RegionCode.StartsWith(prefix, StringComparison.Ordinal)))
            {
                var key = (Division(group.IndustryCode!), at); // why: asked in the query
                counts[key] = (counts.GetValueOrDefault(key).Needs + group.Count, counts.GetValueOrDefault(key).Units);
            }

            foreach (var card in cards.Where(c => c.RegionCode.StartsWith(prefix, StringComparison.Ordinal) || partners[c.Id].Any(r => r.StartsWith(prefix, StringComparison.Ordinal))))
            {
                foreach (var industry in Separated.Of(card.CapabilityIndustries).Select(Division).Distinct(StringComparer.Ordinal))
                {
                    var key = (industry, at);
                    counts[key] = (counts.GetValueOrDefault(key).Needs, counts.GetValueOrDefault(key).Units + 1);
                }
            }
        }

        var lines = counts.Keys.Select(k => k.Industry).Distinct(StringComparer.Ordinal)
            .Select(industry => new Line(industry, [.. places.Select((_, at) => counts.GetValueOrDefault((industry, at))).Select(c => new Cell(c.Needs, c.Units))]));
        return new CapabilityMatrix(places, [.. lines.OrderByDescending(l => l.Gaps).ThenByDescending(l => l.Needs).ThenBy(l => l.Industry, StringComparer.Ordinal)]);
    }

    private static string Division(string code) => code.Length > 3 ? code[..3] : code;
}
