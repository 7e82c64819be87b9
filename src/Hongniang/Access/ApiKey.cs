namespace Hongniang.Access;

/// <summary>What a program may do with a key.</summary>
public enum ApiScope
{
    /// <summary>Read the needs that the key's organisation may see, without contacts.</summary>
    ReadNeeds,
}

/// <summary>Lets a program of an organisation read what the organisation may see. The key itself is shown once; only its hash is kept.</summary>
public sealed class ApiKey
{
    public const int MaxDays = 366;
    public const string Prefix = "hn_";

    public required Guid Id { get; init; }

    public required OrganizationId OrganizationId { get; init; }

    /// <summary>What it is for, in the words of whoever made it.</summary>
    public required string Name { get; init; }

    public required string KeyHash { get; init; }

    /// <summary>The first characters, to tell keys apart.</summary>
    public required string Shown { get; init; }

    public required List<ApiScope> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedByName { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public bool IsValid(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;
}
