using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network.Managers;

/// <summary>Who may keep the register of technology managers, and when. Asked for the button and again by the action.</summary>
public static class ManagerRules
{
    /// <summary>So many days before a certificate ends its page warns.</summary>
    public const int NoticeDays = 90;

    /// <summary>Why the actor may not change entries that the association keeps; null when the change is allowed.</summary>
    public static Problem? ReasonNotToKeep(Scope scope, OrganizationId holder, Actor actor) =>
        !actor.May(AccessRules.MayKeepManagers) ? Problem.NotAllowed()
        : scope.Holds(holder) ? null
        : new Problem("holder.not-yours", "Another association looks after this record.");

    public static Problem? ReasonNotToLeave(TechnologyManager manager)
    {
        ArgumentNullException.ThrowIfNull(manager);
        return manager.LeftOn is null ? null : new Problem("manager.left", "This person left the register already.");
    }

    public static Problem? ReasonNotToReturn(TechnologyManager manager)
    {
        ArgumentNullException.ThrowIfNull(manager);
        return manager.LeftOn is null ? new Problem("manager.there", "This person is in the register.") : null;
    }

    /// <summary>How a certificate stands on a day.</summary>
    public static CertificateStanding StandingOf(ManagerLevel? level, DateOnly? until, DateOnly today) =>
        level is null ? CertificateStanding.None
        : until is not { } last ? CertificateStanding.Holds
        : last < today ? CertificateStanding.Ended
        : last <= today.AddDays(NoticeDays) ? CertificateStanding.EndsSoon
        : CertificateStanding.Holds;
}

public enum CertificateStanding
{
    None,
    Holds,
    EndsSoon,
    Ended,
}
