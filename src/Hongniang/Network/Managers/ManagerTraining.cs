namespace Hongniang.Network.Managers;

/// <summary>培训记录: one course that a technology manager took.</summary>
public sealed class ManagerTraining
{
    public const int MaxCourse = 120;

    /// <summary>Nobody sits in one course for longer.</summary>
    public const int MostHours = 400;

    public required Guid Id { get; init; }

    public required string Course { get; init; }

    /// <summary>学时. 1–<see cref="MostHours"/>.</summary>
    public required int Hours { get; init; }

    /// <summary>The last day of the course; its year is the year that the hours count for.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>The paper that proves it.</summary>
    public Guid? FileId { get; init; }

    public required string RecordedByName { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
