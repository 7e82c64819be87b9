using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Needs;

namespace Hongniang.Matching;

/// <summary>What a person said of one candidate for one need. Remembered, respected by the ranking, and later a judged pair to learn from.</summary>
public sealed class Verdict : IVersioned
{
    public required Guid Id { get; init; }

    public required NeedId NeedId { get; init; }

    public required CandidateKind CandidateKind { get; init; }

    /// <summary>The achievement's or the expert's id.</summary>
    public required Guid CandidateId { get; init; }

    /// <summary>The association whose people judged; others are not bound by it.</summary>
    public required OrganizationId HolderId { get; init; }

    public required VerdictKind Kind { get; set; }

    /// <summary>Required for <see cref="VerdictKind.NotSuitable"/>.</summary>
    public UnsuitableReason? Reason { get; set; }

    public string? Note { get; set; }

    /// <summary>Where the candidate stood (1 = first) and its score when judged: position bias can be corrected later.</summary>
    public int? Rank { get; set; }

    public double? Score { get; set; }

    public required Guid? ById { get; set; }

    public required string ByName { get; set; }

    public required DateTimeOffset At { get; set; }

    public int Version { get; set; }
}

public enum VerdictKind
{
    /// <summary>Kept for later: shown first, marked.</summary>
    Kept,
    /// <summary>Hidden from the list until taken back.</summary>
    NotSuitable,
}

/// <summary>Why a candidate does not suit; the coded half of the reasons for loss that can be known before an introduction.</summary>
public enum UnsuitableReason
{
    TechnologyMismatch,
    TooEarly,
    NoClearAdvantage,
    UnclearDescription,
    TooExpensive,
    WrongCooperationMode,
    TooFar,
    ConflictOfInterest,
    AlreadyTried,
    Other,
}
