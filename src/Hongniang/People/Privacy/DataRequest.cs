using Hongniang.Access;

namespace Hongniang.People.Privacy;

/// <summary>A person asks the association that keeps the data: correct it, delete it, explain it (PIPL art. 44–50).</summary>
public sealed class DataRequest
{
    /// <summary>Working days within which it is answered.</summary>
    public const int AnswerDays = 15;

    public const int MaxText = 1000;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The expert record that is meant too; null for whoever is no expert. A plain id, as in the account.</summary>
    public Guid? ExpertKey { get; init; }

    public required string PersonName { get; set; }

    /// <summary>The association that answers.</summary>
    public required OrganizationId HolderId { get; init; }

    public required DataRequestKind Kind { get; init; }

    public string Text { get; set; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateOnly DueOn { get; init; }

    public DataRequestState State { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public string? AnsweredByName { get; private set; }

    public string? Answer { get; private set; }

    public void Close(DataRequestState state, string? answer, string by, DateTimeOffset now) => (State, Answer, AnsweredByName, AnsweredAt) = (state, answer, by, now);
}

/// <summary>What is asked.</summary>
public enum DataRequestKind
{
    Correction,

    /// <summary>The record becomes nobody's; what counts stays.</summary>
    Erasure,
    Explanation,
}

/// <summary>How far it is.</summary>
public enum DataRequestState
{
    Open,
    Done,
    Refused,
}
