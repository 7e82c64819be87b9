namespace Hongniang.Access;

/// <summary>Who registers by themselves.</summary>
public enum RegistrationKind
{
    Enterprise,
    Expert,
}

public enum RegistrationState
{
    Submitted,
    Accepted,
    Refused,
}

/// <summary>An enterprise or an expert who asks for an account. An officer verifies it; until then nothing of it is in the register.</summary>
public sealed class Registration
{
    public required Guid Id { get; init; }

    /// <summary>Of the link with which the person looks at the answer.</summary>
    public required string TokenHash { get; init; }

    public required RegistrationKind Kind { get; init; }

    public RegistrationState State { get; private set; } = RegistrationState.Submitted;

    /// <summary>The enterprise, or the expert's employer.</summary>
    public required string OrganizationName { get; init; }

    /// <summary>The enterprise's unified social credit code, with a check digit that fits.</summary>
    public string? Uscc { get; init; }

    public required string RegionCode { get; init; }

    /// <summary>The association that verifies: the one of the region, or the nearest above it.</summary>
    public required OrganizationId HolderId { get; init; }

    public required string PersonName { get; init; }

    public string? PersonTitle { get; init; }

    /// <summary>For an expert: 研究方向, separated by <c>;</c>.</summary>
    public string? ResearchDirections { get; init; }

    public required string Email { get; init; }

    public required string Phone { get; init; }

    /// <summary>Chosen at registration; becomes the account's when it is accepted and is forgotten when it is refused.</summary>
    public required string? PasswordHash { get; set; }

    /// <summary>The version of the notice that the person agreed to, and when.</summary>
    public required string ConsentVersion { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedByName { get; private set; }

    public string? Reason { get; private set; }

    public void Accept(string by, DateTimeOffset now) => (State, DecidedByName, DecidedAt, PasswordHash) = (RegistrationState.Accepted, by, now, null);

    public void Refuse(string by, string reason, DateTimeOffset now) => (State, DecidedByName, Reason, DecidedAt, PasswordHash) = (RegistrationState.Refused, by, reason, now, null);
}
