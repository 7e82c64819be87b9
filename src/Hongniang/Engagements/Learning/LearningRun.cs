using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Engagements.Learning;

/// <summary>One time of learning a ranking in the background, from the request to the model that came of it. At most one of an association is open.</summary>
public sealed class LearningRun : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>1, 2, 3… of its association.</summary>
    public required int Serial { get; init; }

    /// <summary>The association whose pairs are learnt from.</summary>
    public required OrganizationId HolderId { get; init; }

    public required Guid? CreatedById { get; init; }

    public required string CreatedByName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public RunState State { get; set; }

    /// <summary>How much of the work is done, 0–100.</summary>
    public int Percent { get; set; }

    /// <summary>English sentence (a key of <see cref="Words"/>) telling why nothing was learnt; null otherwise.</summary>
    public string? Failure { get; set; }

    /// <summary>The numbers that belong into that sentence, separated by spaces.</summary>
    public string? FailureArgs { get; set; }

    /// <summary>What was learnt.</summary>
    public Guid? ModelId { get; set; }

    /// <summary>The worker's last sign of life; a running one silent for long was cut off.</summary>
    public DateTimeOffset? HeartbeatAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public int Version { get; set; }

    public bool IsOpen => State is RunState.Waiting or RunState.Running;

    /// <summary>Why nothing was learnt, for people; null otherwise.</summary>
    public Problem? Reason => Failure is null ? null : new Problem("learning.failed", Failure, null, [.. (FailureArgs ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>What the journal calls it.</summary>
    public string Name => $"L{Serial}";
}
