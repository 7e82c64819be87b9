using Hongniang.Common;
using Microsoft.AspNetCore.Identity;

namespace Hongniang.Access;

/// <summary>A person's sign-in. The user name is the mail address.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    public required Role Role { get; set; }

    /// <summary>The organisation that the person acts for.</summary>
    public required OrganizationId OrganizationId { get; set; }

    /// <summary>For <see cref="Role.Expert"/>: the expert record that this person is. A plain id, because Supply comes after Access.</summary>
    public Guid? ExpertKey { get; set; }

    /// <summary>Made by the sample association; shown as such on the sign-in page, refused outside it.</summary>
    public bool IsSample { get; set; }

    /// <summary>Since when nobody comes in with it any more; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedReason { get; private set; }

    /// <summary>When it was last used, to the day and better; null when never since this is kept. Unused accounts are closed by the clock.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public bool IsClosed => ClosedAt is not null;

    /// <summary>zh-CN or en; null follows the browser.</summary>
    public string? Culture { get; set; }

    /// <summary>Nobody comes in any more, by any way: the new stamp ends what is open.</summary>
    public void Close(string reason, DateTimeOffset now) => (ClosedAt, ClosedReason, SecurityStamp) = (now, reason, NewStamp());

    /// <summary>A new account, open from now on.</summary>
    public static Account Open(Guid id, string email, string name, string passwordHash, DateTimeOffset now, Role role, OrganizationId organization, Guid? expert) => new()
    {
        Id = id, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, PasswordHash = passwordHash,
        SecurityStamp = NewStamp(), LockoutEnabled = true, DisplayName = name, Role = role, OrganizationId = organization, ExpertKey = expert, SeenAt = now,
    };

    /// <summary>The new stamp ends what is open with the next look at it.</summary>
    public void EndAll() => SecurityStamp = NewStamp();

    public void Reopen(DateTimeOffset now) => (ClosedAt, ClosedReason, SeenAt) = (null, null, now);

    /// <summary>Another place or role; whoever is signed in notices with the next page.</summary>
    public void Place(Role role, OrganizationId organization, Guid? expert) => (Role, OrganizationId, ExpertKey) = (role, organization, expert);

    /// <summary>Nobody comes in any more, and nothing says who it was.</summary>
    public void Erase(DateTimeOffset now)
    {
        Close("Erased", now);
        var name = $"{Id:N}@erased.invalid";
        (UserName, NormalizedUserName, Email, NormalizedEmail) = (name, name.ToUpperInvariant(), name, name.ToUpperInvariant());
        (DisplayName, PasswordHash, PhoneNumber, TwoFactorEnabled, ExpertKey, Culture) = (Hongniang.Data.JournalErasure.Nobody, null, null, false, null, null);
    }

    public Actor ToActor() => new(Id, DisplayName, OrganizationId.Value, Role.ToString());

    /// <summary>The sign-in name for the journal, which holds no mail address in clear.</summary>
    public string MaskedName() => Texts.MaskEmail(UserName) ?? DisplayName;

    internal static string NewStamp() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20));
}
