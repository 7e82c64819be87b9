namespace RedThread.Orleans;

/// <summary>
/// <see cref="ShardedIndex"/> with its shards in the processes of an Orleans cluster: the same methods, asynchronous, and the very lists of one index. A search goes to all shards
/// twice: first each counts the need's terms, then each ranks its documents by the sums.
/// </summary>
/// <remarks>
/// Recipe: the measured defaults. A change of several documents is made in one shard after the other; a search in between sees part of it. When a process of the cluster has
/// ended, searches throw until <see cref="LoadAsync"/> was called again.
/// </remarks>
public sealed class ClusterIndex
{
    /// <summary>Documents in one message.</summary>
    private const int DocumentsAtOnce = 2_000;

    private readonly IShardGrain[] shards;

    /// <param name="grains">The cluster.</param>
    /// <param name="name">Tells this index from others of the same cluster.</param>
    /// <param name="count">How many shards, 1 to 1,024; always the same for one name.</param>
    public ClusterIndex(IGrainFactory grains, string name, int count)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1024);
        shards = [.. Enumerable.Range(0, count).Select(shard => grains.GetGrain<IShardGrain>($"{name}/{shard}"))];
    }

    /// <summary>Replaces all documents, and empties the background.</summary>
    public async Task LoadAsync(IEnumerable<IndexDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var parts = Parts(documents);
        await Task.WhenAll(shards.Select((shard, at) => FillAsync(shard, [.. parts[at]])));
    }

    /// <summary>As <see cref="ThreadIndex.Upsert(IReadOnlyList{IndexDocument})"/>.</summary>
    public async Task UpsertAsync(IReadOnlyList<IndexDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var part in Parts(documents))
            await shards[part.Key].Upsert([.. part]);
    }

    /// <summary>As <see cref="ThreadIndex.Remove"/>.</summary>
    public Task<bool> RemoveAsync(string id) => shards[ShardedIndex.ShardOf(id, shards.Length)].Remove(id);

    /// <summary>As <see cref="ThreadIndex.AddBackground"/>, for many; the first shard keeps them for all.</summary>
    public Task AddBackgroundAsync(IEnumerable<MatchQuery> needs) => shards[0].AddBackground([.. needs.Select(Message)]);

    /// <summary>As <see cref="ThreadIndex.RemoveBackground"/>.</summary>
    public Task<bool> RemoveBackgroundAsync(MatchQuery need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return shards[0].RemoveBackground(Message(need));
    }

    /// <summary>As <see cref="ThreadIndex.Search"/>.</summary>
    public async Task<IReadOnlyList<Hit>> SearchAsync(MatchQuery query, int top)
    {
        ArgumentNullException.ThrowIfNull(query);
        return (await SearchAllAsync([query], top))[0];
    }

    /// <summary>The best documents for each of some needs, in their order. For thousands, ask in parts: all answers of a call travel together.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Hit>>> SearchAllAsync(IReadOnlyList<MatchQuery> queries, int top)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ShardNeed[] needs = [.. queries.Select(Message)];
        var counted = await Task.WhenAll(shards.Select(shard => shard.Statistics(needs)));
        var whole = needs.Select((_, need) => ShardStatistics.Of(counted.Select(shard => shard[need].ToStatistics()).Aggregate((sum, shard) => sum.Plus(shard)))).ToArray();
        var found = await Task.WhenAll(shards.Select(shard => shard.Search(needs, top, whole)));
        return [.. needs.Select((_, need) => Best(found.SelectMany(shard => shard[need]), top))];
    }

    /// <summary>The processes that the shards live in.</summary>
    public async Task<IReadOnlyList<int>> ProcessesAsync() => await Task.WhenAll(shards.Select(shard => shard.Process()));

    private static async Task FillAsync(IShardGrain shard, ShardDocument[] documents)
    {
        await shard.Load([]);
        foreach (var part in documents.Chunk(DocumentsAtOnce))
            await shard.Upsert(part);
    }

    private ILookup<int, ShardDocument> Parts(IEnumerable<IndexDocument> documents) =>
        documents.ToLookup(document => ShardedIndex.ShardOf(document.Id, shards.Length), document => new ShardDocument(document.Id, document.Title, document.Body));

    private static IReadOnlyList<Hit> Best(IEnumerable<ShardHit> hits, int top) =>
        [.. hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id, StringComparer.Ordinal).Take(top).Select(hit => new Hit(hit.Id, hit.Score, hit.Normalized))];

    private static ShardNeed Message(MatchQuery query) => new(query.Title, query.Body);
}
