using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Network.Stations;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>站点布局: published needs beside running stations, place by place, and where the next station would serve most.</summary>
/// <param name="Places">The units right below the one that is looked at, those with the most needs per station first.</param>
public sealed record StationLayout(IReadOnlyList<StationLayout.Place> Places)
{
    /// <summary>Fewer needs than this are no reason for a station.</summary>
    public const int LeastNeeds = 2;

    public const int MostSuggestions = 3;

    /// <param name="Needs">Published needs in the place and below it.</param>
    /// <param name="Stations">Running stations at home that lie there or below it.</param>
    /// <param name="Industry">The industry with the most of these needs; null where none names one.</param>
    public sealed record Place(RegionTree.Unit Unit, int Needs, int Stations, string? Industry)
    {
        /// <summary>Needs that each station, with one more, would have.</summary>
        public double Pressure => (double)Needs / (Stations + 1);
    }

    /// <summary>Where the next stations would serve most: those with needs, the highest pressure first.</summary>
    public IReadOnlyList<Place> Suggestions => [.. Places.Where(p => p.Needs >= LeastNeeds).Take(MostSuggestions)];

    /// <summary>Two queries.</summary>
    public static async Task<StationLayout> LoadAsync(HongniangDb db, RegionTree tree, RegionTree.Unit unit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tree);
        var needs = await db.Needs.AsNoTracking().Where(n => n.State == NeedState.Published).GroupBy(n => new { n.RegionCode, n.IndustryCode })
            .Select(g => new { g.Key.RegionCode, g.Key.IndustryCode, Count = g.Count() }).ToListAsync(ct);
        var stations = await db.Stations.AsNoTracking().Where(s => s.State == StationState.Running && s.Kind != StationKind.OverseasSite).GroupBy(s => s.RegionCode)
            .Select(g => new { RegionCode = g.Key, Count = g.Count() }).ToListAsync(ct);
        var below = tree.Below(unit);
        var places = (below.Count == 0 ? [unit] : below).Select(place =>
        {
            var prefix = Regions.PrefixOf(place.RegionCode);
            var here = needs.Where(n => n.RegionCode.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            var industry = here.Where(n => n.IndustryCode is not null).GroupBy(n => n.IndustryCode![..Math.Min(3, n.IndustryCode!.Length)], StringComparer.Ordinal) // why: asked just before
                .OrderByDescending(g => g.Sum(n => n.Count)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).FirstOrDefault();
            return new Place(place, here.Sum(n => n.Count), stations.Where(s => s.RegionCode.StartsWith(prefix, StringComparison.Ordinal)).Sum(s => s.Count), industry);
        });
        return new StationLayout([.. places.OrderByDescending(p => p.Pressure).ThenByDescending(p => p.Needs).ThenBy(p => p.Unit.RegionCode, StringComparer.Ordinal)]);
    }
}
