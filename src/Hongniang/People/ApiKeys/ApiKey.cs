using System.Security.Cryptography;
using Hongniang.Access;

namespace Hongniang.People.ApiKeys;

/// <summary>A secret by which another program of an organisation reads, and reads only. Only its hash is kept.</summary>
public sealed class ApiKey
{
    public const int MaxName = 60;

    /// <summary>A key lives a year at most; then somebody has to ask again whether it is still needed.</summary>
    public const int MostDays = 366;

    private const string Mark = "hn_";
    private const int Shown = 11;

    public required Guid Id { get; init; }

    /// <summary>What it is for, as the administrator says.</summary>
    public required string Name { get; init; }

    /// <summary>The first characters, by which people tell keys apart.</summary>
    public required string Beginning { get; init; }

    public required string Hash { get; init; }

    /// <summary>For which organisation it reads: it sees what a leader of that association, or somebody of that unit, sees.</summary>
    public required OrganizationId OrganizationId { get; init; }

    public required List<ApiScope> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedByName { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedByName { get; private set; }

    /// <summary>Kept to a minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(string by, DateTimeOffset now) => (RevokedAt, RevokedByName) = (now, by);

    /// <summary>256 bits behind a mark that scanners of source code recognise.</summary>
    public static string NewSecret() => Mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string BeginningOf(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret[..Shown];
    }

    public static string HashOf(string? secret) => Invitation.HashOf(secret);
}

/// <summary>What a key may read.</summary>
public enum ApiScope
{
    Needs,
    Achievements,
    Experts,
    Engagements,
}
