using Orleans.Concurrency;

namespace RedThread.Orleans;

/// <summary>One shard of an index, somewhere in the cluster. Its key is the index's name with the shard's number, see <see cref="ClusterIndex"/>.</summary>
/// <remarks>Reading calls may run while a change waits: they work on an immutable state, as in <see cref="ThreadIndex"/>.</remarks>
public interface IShardGrain : IGrainWithStringKey
{
    /// <summary>Replaces all documents.</summary>
    Task Load(ShardDocument[] documents);

    /// <summary>As <see cref="ThreadIndex.Upsert(IReadOnlyList{IndexDocument})"/>.</summary>
    Task Upsert(ShardDocument[] documents);

    /// <summary>As <see cref="ThreadIndex.Remove"/>.</summary>
    Task<bool> Remove(string id);

    /// <summary>As <see cref="ThreadIndex.AddBackground"/>.</summary>
    Task AddBackground(ShardNeed[] needs);

    /// <summary>As <see cref="ThreadIndex.RemoveBackground"/>.</summary>
    Task<bool> RemoveBackground(ShardNeed need);

    /// <summary>As <see cref="ThreadIndex.StatisticsOf"/>, for many needs at once.</summary>
    [AlwaysInterleave]
    Task<ShardStatistics[]> Statistics(ShardNeed[] needs);

    /// <summary>As <see cref="ThreadIndex.SearchPart"/>, for many needs at once.</summary>
    [AlwaysInterleave]
    Task<ShardHit[][]> Search(ShardNeed[] needs, int top, ShardStatistics[] whole);

    /// <summary>The process that the shard lives in.</summary>
    [AlwaysInterleave]
    Task<int> Process();
}
