using Hongniang.Access;

namespace Hongniang.People.Registrations;

/// <summary>An enterprise or an expert who asks for an account without having been invited. The association checks it; nothing of it is a record before that.</summary>
public sealed class Registration
{
    /// <summary>The version of the notice that was agreed to; grows when the text in the words files changes in meaning.</summary>
    public const string NoticeVersion = "2026-1";

    public const int MaxReason = 500;

    public required Guid Id { get; init; }

    /// <summary>Hash of the secret in the link by which the applicant looks after it.</summary>
    public required string TrackHash { get; init; }

    public required RegistrationKind Kind { get; init; }

    public required string PersonName { get; set; }

    public required string OrganizationName { get; init; }

    /// <summary>Of the enterprise; null for experts.</summary>
    public string? Uscc { get; init; }

    public required string RegionCode { get; init; }

    public string? IndustryCode { get; init; }

    /// <summary>An expert's academic title.</summary>
    public string? Title { get; init; }

    /// <summary>An expert's, separated by <c>;</c>.</summary>
    public string? ResearchDirections { get; init; }

    public required string? Phone { get; set; }

    public required string Email { get; set; }

    /// <summary>When the person followed the link in our mail; null where no mail is sent, or not yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    public required string ConfirmHash { get; init; }

    public required string AgreedVersion { get; init; }

    /// <summary>The association of the place, which decides.</summary>
    public required OrganizationId HolderId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public RegistrationState State { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedByName { get; private set; }

    public string? Reason { get; private set; }

    public void Decide(RegistrationState state, string? reason, string by, DateTimeOffset now) => (State, Reason, DecidedByName, DecidedAt) = (state, reason, by, now);
}

/// <summary>Who asks.</summary>
public enum RegistrationKind
{
    Enterprise,
    Expert,
}

/// <summary>How far it is.</summary>
public enum RegistrationState
{
    Waiting,
    Approved,
    Refused,
}
