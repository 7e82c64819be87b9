using Hongniang.Needs;

namespace Hongniang.Matching.Clustering;

/// <summary>Two needs of which a person said that they are not the same problem: they are kept out of one cluster, whatever their texts share.</summary>
public sealed class NeedSeparation
{
    public required Guid Id { get; init; }

    /// <summary>The need that was split off.</summary>
    public required NeedId NeedId { get; init; }

    /// <summary>A need of the cluster that it was split off from.</summary>
    public required NeedId FromId { get; init; }

    public required Guid? ById { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }
}
