using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.People;

/// <summary>Who may be what, and what may be done to an account. Asked for the button and for the action.</summary>
public static class AccountRules
{
    public static Problem? ReasonNotToManage(Account account, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(account);
        return !actor.May(AccessRules.MayManageAccounts) ? Problem.NotAllowed()
            : account.Id == actor.AccountId ? new Problem("account.own", "Nobody manages the own account: ask another administrator.")
            : account.IsSample ? new Problem("account.sample", "A sample account stays as it is.")
            : null;
    }

    public static Problem? ReasonNotToGuard(Account account, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(account);
        return !actor.May(AccessRules.MayGuardAccounts) ? Problem.NotAllowed()
            : account.Id == actor.AccountId ? new Problem("account.own-guard", "Nobody watches over the own account: ask another security officer.")
            : null;
    }

    public static Problem? ReasonNotToClose(Account account, Actor actor, int openWork) =>
        ReasonNotToManage(account, actor) is { } problem ? problem
        : account.IsClosed ? new Problem("account.closed", "This account is closed already.")
        : openWork > 0 ? new Problem("account.open-work", "{0} needs, engagements, follow-ups and tasks are in these hands. Hand them over first.", null, openWork)
        : null;

    /// <summary>Whether a role is one for such an organisation: staff and duties stand at an association, everybody else does not.</summary>
    public static Problem? ReasonNotToFit(Role role, OrganizationKind kind, bool hasExpert) => role switch
    {
        Role.Expert when !hasExpert => new Problem("account.expert", "Say which expert record this person is: its number begins with ZJ.", "Expert"),
        Role.Expert => null,
        Role.Society when kind is not (OrganizationKind.Society or OrganizationKind.UniversityAssociation) => Unfit(role, kind),
        Role.Investor when kind is not OrganizationKind.Investor => Unfit(role, kind),
        _ when (role.IsStaff() || role.IsDuty()) != (kind is OrganizationKind.Association) => Unfit(role, kind),
        _ => null,
    };

    /// <summary>The three duties are kept apart from each other and from all work, in one person too.</summary>
    public static Problem? ReasonNotToJoin(IReadOnlyCollection<Role> has, Role wanted)
    {
        ArgumentNullException.ThrowIfNull(has);
        return has.Count > 0 && (wanted.IsDuty() || has.Any(r => r.IsDuty()))
            ? new Problem("account.duties", "Administrator, security officer and auditor are kept apart: one person has one of them, and no other role beside it.", "Role")
            : null;
    }

    private static Problem Unfit(Role role, OrganizationKind kind) =>
        new("account.unfit", "The role {0} does not fit an organisation of the kind {1}.", "Role", role, kind);
}
