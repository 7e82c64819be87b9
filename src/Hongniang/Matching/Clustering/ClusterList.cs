using System.Collections.Concurrent;
using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Hongniang.Network;
using RedThread.Clustering;

namespace Hongniang.Matching.Clustering;

/// <summary>The clusters as far as the reader sees their needs, the largest first. Reads only memory.</summary>
public sealed class ClusterList(NeedClusters clusters, MatchIndexes indexes)
{
    public const int Least = 2;
    private const int PhrasesShown = 4;
    private const int MembersAsked = 6;
    private const int MostKept = 5000;
    private static readonly ConcurrentDictionary<string, IReadOnlyList<ClusterPhrase>> Known = new(StringComparer.Ordinal);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <param name="Region">Clusters with a need at or below it.</param>
    /// <param name="Industry">Clusters with a need of it; a section takes its divisions along.</param>
    /// <param name="LeastSize">So many needs at least.</param>
    /// <param name="OnlyOpen">Count and show only needs that are still in work.</param>
    public sealed record Filter(string? Region = null, string? Industry = null, int LeastSize = Least, bool OnlyOpen = true);

    /// <param name="Key">The number of the oldest need in the reader's sight.</param>
    /// <param name="Open">Needs that are still in work.</param>
    /// <param name="Firms">Different enterprises.</param>
    public sealed record Row(string Key, string Title, int Size, int Open, int Firms, IReadOnlyList<string> Regions, IReadOnlyList<string> Industries, IReadOnlyList<ClusterPhrase> Phrases);

    /// <summary>Null while the clusters are being made.</summary>
    public async Task<Paged<Row>?> LoadAsync(Scope scope, Filter filter, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await clusters.TryGetAsync(Patience, ct) is not { } state)
        {
            return null;
        }

        var set = await indexes.GetAsync(ct);
        var sight = new Sight(scope);
        var found = state.All.Select(c => (Cluster: c, Needs: Seen(c, set, sight, filter.OnlyOpen)))
            .Where(c => c.Needs.Count >= Math.Max(Least, filter.LeastSize) && Meets(c.Needs, filter))
            .OrderByDescending(c => c.Needs.Count).ThenBy(c => c.Cluster.Leader, StringComparer.Ordinal).ToList();
        return new Paged<Row>([.. found.Skip(page.Skip).Take(page.Take).AsParallel().AsOrdered().WithCancellation(ct).Select(c => RowOf(c.Needs, set))], found.Count, page);
    }

    internal static List<IndexedNeed> Seen(LeaderCluster cluster, IndexSet set, Sight sight, bool onlyOpen) =>
        [.. cluster.Members.Select(m => set.Needs.GetValueOrDefault(m)).OfType<IndexedNeed>().Where(n => sight.MaySee(n) && (!onlyOpen || n.State.IsOpen()))];

    /// <summary>Kept as long as the same needs, unchanged, make the cluster: finding phrases costs more than all else of the page.</summary>
    internal static IReadOnlyList<ClusterPhrase> Phrases(List<IndexedNeed> needs, IndexSet set, int most)
    {
        var asked = needs.Take(MembersAsked + 1).ToList();
        var key = string.Join(' ', asked.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Number}/{n.UpdatedAt.UtcTicks}")).Append(most.ToString(CultureInfo.InvariantCulture)));
        if (Known.Count > MostKept)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(key, _ => ClusterPhrases.Of(set.NeedTexts, NeedClusters.TextOf(needs[0]), [.. asked.Skip(1).Select(n => n.Number)], most));
    }

    private static Row RowOf(List<IndexedNeed> needs, IndexSet set) => new(
        needs[0].Number, needs[0].Title, needs.Count, needs.Count(n => n.State.IsOpen()), needs.Select(n => n.EnterpriseName).Distinct(StringComparer.Ordinal).Count(),
        Most(needs.Select(n => n.RegionCode.Length > 6 ? n.RegionCode[..6] : n.RegionCode)), Most(needs.Select(n => n.IndustryCode).OfType<string>()), Phrases(needs, set, PhrasesShown));

    private static IReadOnlyList<string> Most(IEnumerable<string> codes) =>
        [.. codes.CountBy(c => c, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key)];

    private static bool Meets(List<IndexedNeed> needs, Filter filter) =>
        (filter.Region is not { } region || needs.Exists(n => n.RegionCode.StartsWith(Regions.PrefixOf(region), StringComparison.Ordinal)))
        && (filter.Industry is not { } industry || needs.Exists(n => n.IndustryCode?.StartsWith(industry, StringComparison.Ordinal) == true));
}
