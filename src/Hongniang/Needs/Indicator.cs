namespace Hongniang.Needs;

/// <summary>主要技术指标: one measurable target of a need.</summary>
public sealed record Indicator
{
    public required string Name { get; init; }

    public string? Current { get; init; }

    public string? Target { get; init; }

    public string? Unit { get; init; }

    public string? Method { get; init; }
}
