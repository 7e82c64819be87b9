using System.Security.Cryptography;

namespace Hongniang.Access;

/// <summary>An account that waits for its person: whoever holds the link chooses a password and comes in. Only the link's hash is kept.</summary>
public sealed class Invitation
{
    public const int ValidDays = 7;

    public required Guid Id { get; init; }

    public required string TokenHash { get; init; }

    public required string Email { get; init; }

    public required string DisplayName { get; init; }

    public required Role Role { get; init; }

    public required OrganizationId OrganizationId { get; init; }

    public Guid? ExpertKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedByName { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used, or taken back.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

    /// <summary>A secret for a link: 256 bits, as text for an address.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string? token) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token ?? "")));
}
