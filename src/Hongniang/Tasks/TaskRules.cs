using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.Tasks;

/// <summary>Who may open, change and close tasks. Asked for the button and again by the action.</summary>
public static class TaskRules
{
    public static Problem? ReasonNotToOpen(Actor actor) => actor.May(AccessRules.MayWork) ? null : Problem.NotAllowed();

    /// <summary>Whether the actor changes the tasks that this association holds, as long as they are open.</summary>
    public static bool MayWork(Actor actor, Scope scope, OrganizationId holder) => actor.May(AccessRules.MayWork) && scope.Holds(holder);

    /// <summary>Staff who change records, for the tasks of their own territory.</summary>
    public static Problem? ReasonNotToChange(WorkTask task, Actor actor, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(task);
        return MayWork(actor, scope, task.HolderId) ? task.ReasonNotToChange() : Problem.NotAllowed();
    }
}
