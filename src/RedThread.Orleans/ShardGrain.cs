using Orleans.Placement;

namespace RedThread.Orleans;

/// <summary>Holds its part in memory. One that lost it, because its process ended, refuses to answer until it is loaded again: half an index would answer wrongly in silence.</summary>
[KeepAlive]
[RandomPlacement]
internal sealed class ShardGrain : Grain, IShardGrain
{
    private readonly ThreadIndex index = new();
    private bool isLoaded;

    public Task Load(ShardDocument[] documents)
    {
        index.Load(documents.Select(Plain));
        index.LoadBackground([]);
        isLoaded = true;
        return Task.CompletedTask;
    }

    public Task Upsert(ShardDocument[] documents)
    {
        Loaded().Upsert([.. documents.Select(Plain)]);
        return Task.CompletedTask;
    }

    public Task<bool> Remove(string id) => Task.FromResult(Loaded().Remove(id));

    public Task AddBackground(ShardNeed[] needs)
    {
        foreach (var need in needs)
            Loaded().AddBackground(Plain(need));
        return Task.CompletedTask;
    }

    public Task<bool> RemoveBackground(ShardNeed need) => Task.FromResult(Loaded().RemoveBackground(Plain(need)));

    public Task<ShardStatistics[]> Statistics(ShardNeed[] needs) =>
        Task.FromResult(Array.ConvertAll(needs, need => ShardStatistics.Of(Loaded().StatisticsOf(Plain(need)))));

    public Task<ShardHit[][]> Search(ShardNeed[] needs, int top, ShardStatistics[] whole) =>
        Task.FromResult(needs.Zip(whole, (need, statistics) => Hits(Loaded().SearchPart(Plain(need), top, statistics.ToStatistics()))).ToArray());

    public Task<int> Process() => Task.FromResult(Environment.ProcessId);

    private ThreadIndex Loaded() => isLoaded ? index : throw new InvalidOperationException("This shard holds no documents: its process was started anew. Load the index again.");

    private static ShardHit[] Hits(IReadOnlyList<Hit> hits) => [.. hits.Select(hit => new ShardHit(hit.Id, hit.Score, hit.Normalized))];

    private static IndexDocument Plain(ShardDocument document) => new(document.Id, document.Title, document.Body);

    private static MatchQuery Plain(ShardNeed need) => new(need.Title, need.Body);
}
