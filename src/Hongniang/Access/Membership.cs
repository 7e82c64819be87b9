namespace Hongniang.Access;

/// <summary>A further organisation that a person acts for, beside the one of the account, and in which role. One is chosen at sign-in.</summary>
public sealed class Membership
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required OrganizationId OrganizationId { get; init; }

    public required Role Role { get; init; }

    /// <summary>For <see cref="Role.Expert"/>: the expert record.</summary>
    public Guid? ExpertKey { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }

    public required string GrantedByName { get; init; }
}
