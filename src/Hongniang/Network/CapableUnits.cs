using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>Which units say on their capability card that they serve an industry, and lie in a place or are partners there: what makes a cell of the matrix no gap.</summary>
/// <remarks>The same units as the register's list filtered by the industry that is served and the place that is near.</remarks>
public sealed class CapableUnits
{
    private sealed record Card(IReadOnlyList<string> Industries, IReadOnlyList<string> Regions)
    {
        public bool Lies(string prefix) => Regions.Any(r => r.StartsWith(prefix, StringComparison.Ordinal));
    }

    private readonly List<Card> _cards;

    private CapableUnits(List<Card> cards) => _cards = cards;

    /// <summary>Two queries, however many units there are.</summary>
    public static async Task<CapableUnits> LoadAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var cards = await db.Organizations.AsNoTracking().Where(o => o.CapabilityIndustries != null).Select(o => new { o.Id, o.RegionCode, o.CapabilityIndustries }).ToListAsync(ct);
        var partners = (await (from p in db.Partnerships
                               where p.EndedOn == null
                               join o in db.Organizations on p.UnitId equals o.Id
                               select new { p.PartnerId, o.RegionCode }).AsNoTracking().ToListAsync(ct)).ToLookup(p => p.PartnerId, p => p.RegionCode);
        return new CapableUnits(cards.ConvertAll(c =>
            new Card([.. Separated.Of(c.CapabilityIndustries).Select(Division).Distinct(StringComparer.Ordinal)], [c.RegionCode, .. partners[c.Id].Distinct(StringComparer.Ordinal)])));
    }

    /// <summary>GB/T 4754 down to the division, by which the matrix counts: <c>C3982</c> becomes <c>C39</c>.</summary>
    public static string Division(string industry)
    {
        ArgumentNullException.ThrowIfNull(industry);
        return industry.Length > 3 ? industry[..3] : industry;
    }

    /// <summary>The industries that the units of a place serve, each with how many do.</summary>
    public IReadOnlyDictionary<string, int> In(string region)
    {
        var prefix = Regions.PrefixOf(region);
        return _cards.Where(c => c.Lies(prefix)).SelectMany(c => c.Industries).GroupBy(i => i, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }

    /// <summary>How many units serve the industry's division in the place.</summary>
    public int Count(string industry, string region)
    {
        var (prefix, division) = (Regions.PrefixOf(region), Division(industry));
        return _cards.Count(c => c.Industries.Contains(division) && c.Lies(prefix));
    }
}
