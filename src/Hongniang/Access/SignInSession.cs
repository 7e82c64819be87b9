namespace Hongniang.Access;

/// <summary>One sign-in on one device, until it is ended: by the person, by a security officer, or with the account.</summary>
public sealed class SignInSession
{
    public const int MaxDevice = 200;

    /// <summary>Stands in the cookie.</summary>
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Which of the person's organisations is acted for here; null for the account's own.</summary>
    public Guid? MembershipId { get; set; }

    public required SignInMeans Means { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Kept to five minutes.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>The network address it began from.</summary>
    public required string Address { get; init; }

    /// <summary>What the browser said of itself, cut to <see cref="MaxDevice"/>.</summary>
    public required string Device { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>How somebody proved who they are.</summary>
public enum SignInMeans
{
    Password,

    /// <summary>Password and a code from the person's device, or one of the recovery codes.</summary>
    TwoFactors,

    /// <summary>A passkey: a device or a key that the person unlocked. Two factors in one.</summary>
    Passkey,

    /// <summary>The association's own sign-in, by OpenID Connect.</summary>
    Provider,
}
