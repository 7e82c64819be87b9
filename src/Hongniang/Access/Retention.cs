namespace Hongniang.Access;

/// <summary>What is kept for a time only.</summary>
public enum Retained
{
    /// <summary>Sign-ins that have ended: the law asks for six months.</summary>
    EndedSessions,

    /// <summary>Registrations that were refused, with the personal data in them.</summary>
    RefusedRegistrations,

    /// <summary>Invitations that were used, taken back or ran out.</summary>
    EndedInvitations,

    /// <summary>Accounts that nobody used; they are closed, not deleted.</summary>
    UnusedAccounts,
}

/// <summary>How many days something is kept; where nothing is set, the default of <see cref="Retention.DefaultDays"/>.</summary>
public sealed class RetentionSetting
{
    public required Retained What { get; init; }

    public required int Days { get; set; }
}

public static class Retention
{
    public const int MaxDays = 3650;

    public static int DefaultDays(Retained what) => what switch
    {
        Retained.EndedSessions => 200,
        Retained.RefusedRegistrations => 30,
        Retained.EndedInvitations => 90,
        Retained.UnusedAccounts => 180,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    /// <summary>Records of sign-ins are evidence: six months at least.</summary>
    public static int MinDays(Retained what) => what is Retained.EndedSessions ? 183 : 1;
}
