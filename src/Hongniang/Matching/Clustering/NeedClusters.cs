using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Matching.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedThread;
using RedThread.Clustering;

namespace Hongniang.Matching.Clustering;

/// <summary>共性需求: the needs of the whole stock that ask for the same, kept in memory and brought up to date need by need when somebody looks.</summary>
/// <remarks>A cluster is named after its oldest need, and found by the number of any of its needs, so a link to it holds. See docs/decisions/0041.</remarks>
public sealed class NeedClusters(MatchIndexes indexes, IServiceScopeFactory scopes) : IDisposable
{
    /// <summary>So alike a need must be to an older one to join its cluster: on 251 real needs pairs above asked for the same or for two sides of it, below they shared a trade.</summary>
    public const double Join = .3;

    /// <summary>So alike it must be to the oldest.</summary>
    public const double Leash = .2;

    /// <summary>So alike, two needs are perhaps one.</summary>
    public const double NearDuplicate = .8;

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly Dictionary<string, (string Title, string Body)> _known = new(StringComparer.Ordinal);
    private LikenessGraph? _graph;
    private IndexSet? _set;
    private volatile State? _state;

    /// <summary>The clusters as they were when the journal stood at <paramref name="Sequence"/>.</summary>
    /// <param name="All">Clusters of two or more, by the number of the oldest.</param>
    /// <param name="LeaderOf">Need → the oldest of its cluster; needs without a cluster are not in it.</param>
    /// <param name="LikenessToLeader">Need → likeness to the oldest.</param>
    public sealed record State(
        long Sequence, IReadOnlyList<LeaderCluster> All, IReadOnlyDictionary<string, string> LeaderOf, IReadOnlyDictionary<string, double> LikenessToLeader, int PairCount);

    /// <summary>The present clusters; null when they are still being made after <paramref name="patience"/>, which goes on meanwhile.</summary>
    public async Task<State?> TryGetAsync(TimeSpan patience, CancellationToken ct)
    {
        var set = await indexes.GetAsync(ct);
        if (_state is { } ready && ready.Sequence == set.Sequence && ReferenceEquals(_set, set))
        {
            return ready;
        }

        var making = Task.Run(() => MakeAsync(CancellationToken.None), CancellationToken.None);
        return await Task.WhenAny(making, Task.Delay(patience, ct)) == making ? await making : null;
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<State> MakeAsync(CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            var set = await indexes.GetAsync(ct);
            var sequence = set.Sequence;
            if (_state is { } ready && ready.Sequence == sequence && ReferenceEquals(_set, set))
            {
                return ready;
            }

            if (_graph is null || !ReferenceEquals(_set, set))
            {
                _known.Clear();
                (_graph, _set) = (new LikenessGraph(set.NeedTexts, Leash), set);
            }

            Follow(_graph, set);
            var clusters = LeaderClusters.Of(_graph, Join, Leash, await ApartAsync(set, ct));
            var leaders = clusters.SelectMany(c => c.Members.Select(m => (Member: m, c.Leader))).ToDictionary(m => m.Member, m => m.Leader, StringComparer.Ordinal);
            var graph = _graph;
            return _state = new State(sequence, clusters, leaders,
                leaders.ToDictionary(l => l.Key, l => l.Key == l.Value ? 1 : graph.Of(l.Key, l.Value), StringComparer.Ordinal), graph.PairCount);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The title says what is asked for; descriptions share too much that belongs to no need in particular. A title is looked for in title and description of the other.</summary>
    internal static MatchQuery TextOf(IndexedNeed need) => new(need.Title, "");

    /// <summary>What changed since the last look: a need that is gone, new, or says something else.</summary>
    private void Follow(LikenessGraph graph, IndexSet set)
    {
        foreach (var gone in _known.Keys.Where(k => !set.Needs.ContainsKey(k)).ToList())
        {
            _known.Remove(gone);
            graph.Remove(gone);
        }

        var changed = set.Needs.Values.Where(n => !_known.TryGetValue(n.Number, out var text) || text.Title != n.Title || text.Body != n.Body).ToList();
        graph.Put([.. changed.Select(n => (n.Number, TextOf(n)))]);
        foreach (var need in changed)
        {
            _known[need.Number] = (need.Title, need.Body);
        }
    }

    private async Task<HashSet<(string, string)>> ApartAsync(IndexSet set, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HongniangDb>();
        db.Scope = Scope.Everything; // why: what is one cluster is the same for everybody; each list asks the reader's sight
        var pairs = await db.NeedSeparations.AsNoTracking().Select(s => new { s.NeedId, s.FromId }).ToListAsync(ct);
        var numbers = pairs.Count == 0 ? [] : set.Needs.Values.ToDictionary(n => n.Id, n => n.Number);
        return [.. pairs.Where(p => numbers.ContainsKey(p.NeedId) && numbers.ContainsKey(p.FromId)).Select(p => (numbers[p.NeedId], numbers[p.FromId]))];
    }
}
