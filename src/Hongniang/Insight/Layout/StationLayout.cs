using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Network.Stations;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using RedThread.Assignment;

namespace Hongniang.Insight.Layout;

/// <summary>布局: where unmet needs are, which of them a station reaches within a distance, and which new places would reach the most of the rest.</summary>
/// <param name="Counties">Every region of the territory with needs, stations or experts.</param>
/// <param name="Plan">Proved to be the best; weights are needs.</param>
/// <param name="Greedy">How many the same number of places would reach, taken one after the other.</param>
/// <param name="Unplaced">Unmet needs whose region has no place on the map; they count nowhere here.</param>
public sealed record StationLayout(IReadOnlyList<StationLayout.County> Counties, CoveragePlan Plan, long Greedy, int Unplaced, string Prefix)
{
    /// <param name="Needs">Unmet: published, without a contract.</param>
    /// <param name="Stations">Running at home.</param>
    /// <param name="IsReached">By a present station.</param>
    public sealed record County(string Code, RegionMap.Point At, int Needs, int Stations, int Experts, bool IsReached);

    /// <param name="Kind">Only stations of this kind reach anybody; all kinds where null.</param>
    /// <param name="Places">So many new places, 0–10.</param>
    /// <param name="Kilometres">As the crow flies, 5–300.</param>
    /// <param name="Wanted">Places that a person wants in any case.</param>
    public sealed record Question(StationKind? Kind, int Places, int Kilometres, IReadOnlyList<string> Wanted)
    {
        public const int MostPlaces = 10, LeastKilometres = 5, MostKilometres = 300;

        /// <summary>Within the ranges; what is out of them is moved to their ends, and what is no place is left out.</summary>
        public Question Bounded()
        {
            var places = Math.Clamp(Places, 0, MostPlaces);
            return this with { Places = places, Kilometres = Math.Clamp(Kilometres, LeastKilometres, MostKilometres), Wanted = [.. Wanted.Where(w => RegionMap.SeatOf(w) is not null).Distinct().Take(places)] };
        }
    }

    /// <summary>Four queries and one solving, within the reader's sight.</summary>
    /// <param name="association">The reader's: new places are looked for in its region.</param>
    public static async Task<StationLayout> LoadAsync(HongniangDb db, OrganizationId association, Question question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(question);
        var asked = question.Bounded();
        var prefix = Regions.PrefixOf(await db.Organizations.AsNoTracking().Where(o => o.Id == association).Select(o => o.RegionCode).SingleAsync(ct));
        var needs = Sum(await db.Needs.AsNoTracking().Where(n => n.State == NeedState.Published && !db.Contracts.Any(c => c.NeedId == n.Id))
            .GroupBy(n => n.RegionCode).Select(g => new Counted(g.Key, g.Count())).ToListAsync(ct));
        var kind = asked.Kind;
        var stations = Sum(await db.Stations.AsNoTracking().Where(s => s.State == StationState.Running && s.CountryCode == null && (kind == null || s.Kind == kind))
            .GroupBy(s => s.RegionCode).Select(g => new Counted(g.Key, g.Count())).ToListAsync(ct));
        var experts = Sum(await db.Experts.AsNoTracking().Where(e => e.State == SupplyState.Published && e.RegionCode.StartsWith(prefix))
            .GroupBy(e => e.RegionCode).Select(g => new Counted(g.Key, g.Count())).ToListAsync(ct));
        var placed = needs.Keys.Concat(stations.Keys).Concat(experts.Keys).Concat(asked.Wanted).Distinct(StringComparer.Ordinal).Select(c => (Code: c, At: RegionMap.SeatOf(c))).Where(c => c.At is not null)
            .Select(c => (c.Code, At: c.At!.Value)).OrderBy(c => c.Code, StringComparer.Ordinal).ToList(); // why: asked just before
        var present = placed.Where(c => stations.ContainsKey(c.Code)).ToList();
        bool Near(RegionMap.Point a, RegionMap.Point b) => RegionMap.Distance(a, b) <= asked.Kilometres;
        var counties = placed.ConvertAll(c => new County(c.Code, c.At, needs.GetValueOrDefault(c.Code), stations.GetValueOrDefault(c.Code), experts.GetValueOrDefault(c.Code), present.Exists(p => Near(p.At, c.At))));
        var demands = counties.Where(c => c.Needs > 0).ToList();
        var sites = Sites(prefix, placed, asked.Wanted);
        var problem = new CoverageCase
        {
            Demands = [.. demands.Select(d => new DemandPoint(d.Code, d.Needs))], Sites = [.. sites.Keys], Places = asked.Places,
            Reached = demands.Where(d => d.IsReached).Select(d => d.Code).ToHashSet(StringComparer.Ordinal),
            Wanted = asked.Wanted.Where(sites.ContainsKey).ToHashSet(StringComparer.Ordinal),
            Reaches = [.. sites.SelectMany(s => demands.Where(d => Near(s.Value, d.At)).Select(d => new Reach(s.Key, d.Code)))],
        };
        var plan = await Task.Run(() => CoverageSolver.Solve(problem), ct);
        return new StationLayout(counties, plan, CoverageSolver.Greedy(problem).After, needs.Where(n => placed.TrueForAll(p => p.Code != n.Key)).Sum(n => n.Value), prefix);
    }

    private sealed record Counted(string Region, int Count);

    /// <summary>A new place may be in every city and county of the territory.</summary>
    private static Dictionary<string, RegionMap.Point> Sites(string prefix, IEnumerable<(string Code, RegionMap.Point At)> placed, IReadOnlyList<string> wanted) =>
        Regions.List.All.Select(r => r.Value).Where(c => c.Length == 6 && !c.EndsWith("0000", StringComparison.Ordinal)).Concat(placed.Select(p => p.Code)).Concat(wanted)
            .Where(c => c.StartsWith(prefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
            .Select(c => (Code: c, At: RegionMap.SeatOf(c))).Where(c => c.At is not null).ToDictionary(c => c.Code, c => c.At!.Value, StringComparer.Ordinal); // why: asked just before

    /// <summary>Towns count with their county, and districts that the table of regions does not list with their city.</summary>
    private static Dictionary<string, int> Sum(IEnumerable<Counted> rows) =>
        rows.Where(r => r.Region.Length >= 6).GroupBy(r => Regions.List.Contains(r.Region[..6]) ? r.Region[..6] : Regions.CityOf(r.Region), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Count), StringComparer.Ordinal);
}
