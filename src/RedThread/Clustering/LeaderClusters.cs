namespace RedThread.Clustering;

/// <summary>One cluster: its leader is its first member by ordinal id, and names it.</summary>
/// <param name="Members">By ordinal id, the leader first; two or more.</param>
public sealed record LeaderCluster(string Leader, IReadOnlyList<string> Members);

/// <summary>
/// Clusters that do not jump: texts are placed in the order of their ids, each into the cluster of the earlier text that it is most like, if it is like that cluster's leader too;
/// otherwise it leads one of its own. A later text never moves an earlier one, so with ids that rise over time a cluster keeps its leader, and its name, whatever comes in.
/// </summary>
/// <remarks>Hartigan's leader algorithm (1975), with the nearest member in place of the nearest leader and a leash to the leader against chains.</remarks>
public static class LeaderClusters
{
    /// <summary>The clusters of two or more, by leader. Linear in the pairs of the graph.</summary>
    /// <param name="graph">Who is alike; must keep pairs down to <paramref name="leash"/>.</param>
    /// <param name="join">So alike a text must be to an earlier one to join its cluster.</param>
    /// <param name="leash">So alike it must be to the leader at least.</param>
    /// <param name="apart">Pairs that a person found to be different: never in one cluster.</param>
    public static IReadOnlyList<LeaderCluster> Of(LikenessGraph graph, double join, double leash, IReadOnlySet<(string, string)>? apart = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leash, join);
        var leaders = new Dictionary<string, string>(StringComparer.Ordinal);
        var members = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var id in graph.Ids)
        {
            var leader = id;
            foreach (var (other, likeness) in graph.NeighboursOf(id))
            {
                if (likeness < join)
                    break;
                if (leaders.TryGetValue(other, out var found) && (found == other || graph.Of(id, found) >= leash) && !IsApart(id, members[found], apart))
                {
                    leader = found;
                    break;
                }
            }
            leaders[id] = leader;
            if (leader == id)
                members[id] = [id];
            else
                members[leader].Add(id);
        }
        return [.. members.Where(m => m.Value.Count > 1).Select(m => new LeaderCluster(m.Key, m.Value))];
    }

    private static bool IsApart(string id, List<string> members, IReadOnlySet<(string, string)>? apart) =>
        apart is { Count: > 0 } && members.Exists(m => apart.Contains((id, m)) || apart.Contains((m, id)));
}
