namespace RedThread.Orleans;

/// <summary>A document on its way to a shard.</summary>
[GenerateSerializer, Immutable]
public readonly record struct ShardDocument([property: Id(0)] string Id, [property: Id(1)] string Title, [property: Id(2)] string Body);

/// <summary>A need on its way to a shard.</summary>
[GenerateSerializer, Immutable]
public readonly record struct ShardNeed([property: Id(0)] string Title, [property: Id(1)] string Body);

/// <summary>One shard's answer, or the whole one.</summary>
[GenerateSerializer, Immutable]
public readonly record struct ShardHit([property: Id(0)] string Id, [property: Id(1)] long Score, [property: Id(2)] double Normalized);

/// <summary><see cref="QueryStatistics"/> on its way.</summary>
[GenerateSerializer, Immutable]
public sealed record ShardStatistics(
    [property: Id(0)] int Documents,
    [property: Id(1)] int Needs,
    [property: Id(2)] long UnitTokens,
    [property: Id(3)] long BigramTokens,
    [property: Id(4)] int[] DocumentFrequencies,
    [property: Id(5)] int[] NeedFrequencies)
{
    internal static ShardStatistics Of(QueryStatistics statistics) =>
        new(statistics.Documents, statistics.Needs, statistics.UnitTokens, statistics.BigramTokens, [.. statistics.DocumentFrequencies], [.. statistics.NeedFrequencies]);

    internal QueryStatistics ToStatistics() => new(Documents, Needs, UnitTokens, BigramTokens, DocumentFrequencies, NeedFrequencies);
}
