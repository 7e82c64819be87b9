using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Indexing;
using Microsoft.EntityFrameworkCore;
using RedThread.Clustering;

namespace Hongniang.Matching.Clustering;

/// <summary>One cluster, found by the number of any of its needs, as far as the reader sees them.</summary>
public sealed class ClusterDetail(HongniangDb db, NeedClusters clusters, MatchIndexes indexes)
{
    private const int PhrasesShown = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <param name="Percent">How much its text has in common with the oldest need's, 0–100.</param>
    /// <param name="IsNearDuplicate">Perhaps the same need handed in twice.</param>
    public sealed record Member(IndexedNeed Need, int Percent, bool IsNearDuplicate);

    /// <summary>A need that a person split off from this cluster.</summary>
    public sealed record SplitOff(IndexedNeed Need, string ByName, DateTimeOffset At);

    /// <param name="Members">The oldest first.</param>
    public sealed record Cluster(string Key, IReadOnlyList<Member> Members, IReadOnlyList<ClusterPhrase> Phrases, IReadOnlyList<SplitOff> SplitOff);

    /// <param name="IsMaking">The clusters are being made; look again in a moment.</param>
    /// <param name="Found">Null when the need is alone, is not there, or is not the reader's to see.</param>
    public sealed record Answer(bool IsMaking, Cluster? Found);

    public async Task<Answer> LoadAsync(string number, CancellationToken ct)
    {
        var set = await indexes.GetAsync(ct);
        var sight = new Sight(db.Scope);
        if (!set.Needs.TryGetValue(number, out var asked) || !sight.MaySee(asked))
        {
            return new Answer(false, null);
        }

        if (await clusters.TryGetAsync(Patience, ct) is not { } state)
        {
            return new Answer(true, null);
        }

        if (!state.LeaderOf.TryGetValue(number, out var leader) || state.All.FirstOrDefault(c => c.Leader == leader) is not { } cluster)
        {
            return new Answer(false, null);
        }

        var needs = ClusterList.Seen(cluster, set, sight, onlyOpen: false);
        var members = needs.Select(n => (Need: n, Likeness: state.LikenessToLeader.GetValueOrDefault(n.Number)))
            .Select(n => new Member(n.Need, (int)Math.Round(100 * n.Likeness), n.Need.Number != leader && n.Likeness >= NeedClusters.NearDuplicate)).ToList();
        return new Answer(false, new Cluster(needs[0].Number, members, needs.Count > 1 ? ClusterList.Phrases(needs, set, PhrasesShown) : [], await SplitOffAsync(needs, set, sight, ct)));
    }

    /// <summary>How many needs of the reader's sight ask for the same as this one, itself counted; 0 when it is alone, or while the clusters are being made.</summary>
    public async Task<int> SizeAsync(string number, CancellationToken ct)
    {
        if (await clusters.TryGetAsync(TimeSpan.FromMilliseconds(200), ct) is not { } state || !state.LeaderOf.TryGetValue(number, out var leader))
        {
            return 0;
        }

        var set = await indexes.GetAsync(ct);
        var seen = ClusterList.Seen(state.All.First(c => c.Leader == leader), set, new Sight(db.Scope), onlyOpen: false).Count;
        return seen > 1 ? seen : 0;
    }

    private async Task<IReadOnlyList<SplitOff>> SplitOffAsync(List<IndexedNeed> needs, IndexSet set, Sight sight, CancellationToken ct)
    {
        var ids = needs.ConvertAll(n => n.Id);
        var apart = await db.NeedSeparations.AsNoTracking().Where(s => ids.Contains(s.FromId)).OrderBy(s => s.At).ThenBy(s => s.Id).Select(s => new { s.NeedId, s.ByName, s.At }).ToListAsync(ct);
        if (apart.Count == 0)
        {
            return [];
        }

        var byId = set.Needs.Values.ToDictionary(n => n.Id);
        return [.. apart.DistinctBy(a => a.NeedId).Where(a => byId.TryGetValue(a.NeedId, out var need) && sight.MaySee(need)).Select(a => new SplitOff(byId[a.NeedId], a.ByName, a.At))];
    }
}
