using Hongniang.Common;

namespace Hongniang.Engagements.Assigning;

/// <summary>分派方案: one plan that gives many needs to many candidates at once, from its settings to its adoption.</summary>
public sealed class AssignmentRun : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Human number, <c>FP-2026-000003</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The association whose person asked for the plan.</summary>
    public required Guid HolderId { get; init; }

    public required Guid? CreatedById { get; init; }

    public required string CreatedByName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The <see cref="AssignmentSettings"/> as JSON.</summary>
    public required string Settings { get; init; }

    /// <summary>The plan that this one changes a limit of, to be compared with; null for a first one.</summary>
    public string? BasedOn { get; init; }

    public RunState State { get; set; }

    /// <summary>The <see cref="AssignmentOutcome"/> as JSON, once done.</summary>
    public string? Outcome { get; set; }

    /// <summary>Needs that were chosen, and those ranked so far.</summary>
    public int TotalNeeds { get; set; }

    public int DoneNeeds { get; set; }

    /// <summary>English sentence (a key of <see cref="Words"/>) telling why there is no plan; null otherwise.</summary>
    public string? Failure { get; set; }

    /// <summary>The worker's last sign of life; a running one silent for long was killed and is begun again.</summary>
    public DateTimeOffset? HeartbeatAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When rows of the plan were adopted, by whom, and how many. The rest may follow later.</summary>
    public DateTimeOffset? AdoptedAt { get; set; }

    public string? AdoptedByName { get; set; }

    public int AdoptedCount { get; set; }

    public int Version { get; set; }
}
