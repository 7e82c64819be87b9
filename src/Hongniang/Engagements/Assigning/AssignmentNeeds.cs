using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Assigning;

/// <summary>The needs that a plan gives out, and what is known of their earlier introductions.</summary>
internal static class AssignmentNeeds
{
    private const int AtOnce = 400;

    /// <summary>Published needs in the sight of the context without an open introduction (for technology managers: those that nobody answers for), those published longest ago first.</summary>
    public static async Task<IReadOnlyList<Need>> ChooseAsync(HongniangDb db, AssignmentSettings settings, CancellationToken ct)
    {
        // Managers get what nobody answers for, from the day on which it is accepted; candidates what is published and not in work.
        var toManagers = settings.Kind is TakerKind.Manager;
        var needs = toManagers ? db.Needs.AsNoTracking().Where(n => n.ManagerId == null && (n.State == NeedState.Accepted || n.State == NeedState.Published))
            : db.Needs.AsNoTracking().Where(n => n.State == NeedState.Published);
        if (settings.Region is { } region)
        {
            var prefix = Regions.PrefixOf(region);
            needs = needs.Where(n => n.RegionCode.StartsWith(prefix));
        }

        if (settings.Industry is { } industry)
        {
            needs = needs.Where(n => n.IndustryCode != null && n.IndustryCode.StartsWith(industry));
        }

        // Two questions, because leaving the filter of one table out leaves it out of the whole query.
        var busy = db.Engagements.IgnoreQueryFilters().AsNoTracking(); // why: an introduction counts, whichever association held the need at that time
        var engaged = toManagers && !settings.OnlyUntouched ? []
            : (await (settings.OnlyUntouched ? busy : busy.Where(e => e.Stage != EngagementStage.Lost)).Select(e => e.NeedId).Distinct().ToListAsync(ct)).ToHashSet();
        var chosen = (await needs.OrderBy(n => n.PublishedAt == null).ThenBy(n => n.PublishedAt).ThenBy(n => n.Number).Select(n => n.Id).ToListAsync(ct)).Where(n => !engaged.Contains(n)).Take(settings.MostNeeds).ToList();
        List<Need> found = new(chosen.Count);
        foreach (var ids in chosen.Chunk(AtOnce))
        {
            found.AddRange(await db.Needs.AsNoTracking().Where(n => ids.Contains(n.Id)).ToListAsync(ct));
        }

        return [.. found.OrderBy(n => n.PublishedAt is null).ThenBy(n => n.PublishedAt).ThenBy(n => n.Number, StringComparer.Ordinal)];
    }

    public static async Task<ILookup<NeedId, PairStanding>> PairsAsync(HongniangDb db, Common.AssociationClock clock, IReadOnlyList<Need> needs, CancellationToken ct)
    {
        List<(NeedId Need, PairStanding Pair)> pairs = [];
        foreach (var ids in needs.Select(n => n.Id).Chunk(AtOnce))
        {
            var rows = await db.Engagements.IgnoreQueryFilters().AsNoTracking() // why: as above
                .Where(e => ids.Contains(e.NeedId)).OrderBy(e => e.Number)
                .Select(e => new { e.NeedId, e.Number, Candidate = e.AchievementId != null ? e.AchievementId.Value.Value : e.ExpertId!.Value.Value /* why: one of the two is set */, e.Stage, e.EndedAt })
                .ToListAsync(ct);
            pairs.AddRange(rows.Select(r => new { r.NeedId, Earlier = new NeedPairs.Earlier(r.Number, r.Candidate, r.Stage, r.EndedAt) })
                .Select(r => (r.NeedId, new PairStanding(r.Earlier.CandidateId, r.Earlier.IsOpen, r.Earlier.BlockedUntil(clock) is not null))));
        }

        return pairs.ToLookup(p => p.Need, p => p.Pair);
    }

    /// <summary>How many introductions each candidate has open now.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> LoadsAsync(HongniangDb db, CandidateKind kind, CancellationToken ct)
    {
        var open = db.Engagements.IgnoreQueryFilters().AsNoTracking() // why: a person's time is taken, whichever association took it
            .Where(e => e.CandidateKind == kind && e.Stage != EngagementStage.Signed && e.Stage != EngagementStage.Lost);
        return kind is CandidateKind.Expert
            ? await open.GroupBy(e => e.ExpertId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value.Value, g => g.Count, ct) // why: experts by their kind
            : await open.GroupBy(e => e.AchievementId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value.Value, g => g.Count, ct); // why: achievements by their kind
    }
}
