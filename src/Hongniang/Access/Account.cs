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

    /// <summary>zh-CN or en; null follows the browser.</summary>
    public string? Culture { get; set; }
}
