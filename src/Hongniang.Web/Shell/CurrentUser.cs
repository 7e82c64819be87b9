using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Web.Shell;

/// <summary>Who asks: one per request, filled by <see cref="CurrentUserMiddleware"/> before anything else reads the database.</summary>
public sealed class CurrentUser
{
    private Actor? _actor;

    public bool IsSignedIn => Account is not null;

    /// <summary>The signed-in person's account; null for a visitor.</summary>
    public Account? Account { get; private set; }

    /// <summary>The organisation that the person acts for.</summary>
    public OrganizationName Organization { get; private set; } = OrganizationName.None;

    /// <summary>The session that asks.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>Which of the person's further organisations the session acts for; null for the account's own.</summary>
    public Guid? MembershipId { get; private set; }

    /// <summary>Whether there is anything to choose.</summary>
    public bool ActsForSeveral { get; private set; }

    public Role? Role => Account?.Role;

    /// <summary>For the use cases. Reading it for a visitor is a bug: pages for visitors have no use for an actor.</summary>
    public Actor Actor => _actor ?? throw new InvalidOperationException("Nobody is signed in.");

    public OrganizationId OrganizationId => Account?.OrganizationId ?? default;

    /// <summary>The same rule as the use case asks, for buttons and links.</summary>
    public bool May(Func<Role, bool> rule) => Account is not null && rule(Account.Role);

    internal void Enter(Account account, OrganizationName organization, Guid? session = null, Guid? membership = null, bool actsForSeveral = false)
    {
        (SessionId, MembershipId, ActsForSeveral) = (session, membership, actsForSeveral);
        Account = account;
        Organization = organization;
        _actor = new Actor(account.Id, account.DisplayName, account.OrganizationId.Value, account.Role.ToString());
    }
}

/// <summary>An organisation's name in both languages.</summary>
public sealed record OrganizationName(string Number, string Chinese, string? English)
{
    public static OrganizationName None { get; } = new("", "", null);

    public string In(System.Globalization.CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "zh" || string.IsNullOrEmpty(English) ? Chinese : English;
    }
}
