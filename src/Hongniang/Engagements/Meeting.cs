namespace Hongniang.Engagements;

/// <summary>One meeting of the two sides.</summary>
public sealed class Meeting
{
    public required Guid Id { get; init; }

    public required DateOnly HeldOn { get; init; }

    public string? Place { get; init; }

    public required string Participants { get; init; }

    public required string Summary { get; init; }

    public required string RecordedByName { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
