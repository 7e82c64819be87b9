using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.Visits;

/// <summary>Who may plan, change and report visits. Asked for the button and again by the action.</summary>
public static class VisitRules
{
    /// <summary>Staff who change records, for what their own territory holds.</summary>
    public static bool MayWork(OrganizationId holder, Actor actor, Scope scope) => actor.May(AccessRules.MayWork) && scope.Holds(holder);

    public static Problem? ReasonNotToPlan(Actor actor) => actor.May(AccessRules.MayWork) ? null : Problem.NotAllowed();

    public static Problem? ReasonNotToChange(Visit visit, Actor actor, Scope scope) => Own(visit, actor, scope) ?? visit.ReasonNotToChange();

    public static Problem? ReasonNotToCancel(Visit visit, Actor actor, Scope scope) => Own(visit, actor, scope) ?? visit.ReasonNotToCancel();

    public static Problem? ReasonNotToReport(Visit visit, Actor actor, Scope scope) => Own(visit, actor, scope) ?? visit.ReasonNotToReport();

    private static Problem? Own(Visit visit, Actor actor, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return MayWork(visit.HolderId, actor, scope) ? null : Problem.NotAllowed();
    }
}
