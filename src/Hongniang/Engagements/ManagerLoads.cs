using Hongniang.Data;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>How much is in the hands of technology managers now.</summary>
public static class ManagerLoads
{
    private const int AtOnce = 400;

    /// <param name="Needs">Open needs that the person answers for.</param>
    /// <param name="Engagements">Engagements that go on in these hands.</param>
    /// <param name="Total">Distinct open needs of both: a need with three introductions is one need to think of.</param>
    public sealed record Load(int Needs, int Engagements, int Total)
    {
        public static Load None { get; } = new(0, 0, 0);
    }

    /// <summary>Of many accounts at once; those without anything are not in it. Two queries for up to 400 accounts.</summary>
    /// <param name="everywhere">Also what lies outside the reader's sight: a person's time is taken, whichever association took it.</param>
    public static async Task<IReadOnlyDictionary<Guid, Load>> OfAsync(HongniangDb db, IEnumerable<Guid> accounts, bool everywhere, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (needs, engagements) = (db.Needs.AsNoTracking(), db.Engagements.AsNoTracking());
        if (everywhere)
        {
            (needs, engagements) = (needs.IgnoreQueryFilters(), engagements.IgnoreQueryFilters()); // why: the caller says so
        }

        List<(Guid Account, Guid Need, bool IsEngagement)> found = [];
        foreach (var some in accounts.Distinct().Select(a => (Guid?)a).Chunk(AtOnce))
        {
            found.AddRange((await needs.Where(n => some.Contains(n.ManagerId)
                    && (n.State == NeedState.Submitted || n.State == NeedState.Returned || n.State == NeedState.Accepted || n.State == NeedState.Published))
                .Select(n => new { n.ManagerId, n.Id }).ToListAsync(ct)).Select(n => (n.ManagerId!.Value /* why: in the list */, n.Id.Value, false)));
            found.AddRange((await engagements.Where(e => some.Contains(e.MatchmakerId) && e.Stage != EngagementStage.Signed && e.Stage != EngagementStage.Lost)
                .Select(e => new { e.MatchmakerId, e.NeedId }).ToListAsync(ct)).Select(e => (e.MatchmakerId!.Value /* why: in the list */, e.NeedId.Value, true)));
        }

        return found.GroupBy(f => f.Account).ToDictionary(g => g.Key, g => new Load(g.Count(f => !f.IsEngagement), g.Count(f => f.IsEngagement), g.Select(f => f.Need).Distinct().Count()));
    }
}
