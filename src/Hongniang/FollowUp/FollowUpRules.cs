using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;

namespace Hongniang.FollowUp;

/// <summary>Who may record and move follow-ups, and when. Asked for the button and again by the action.</summary>
public static class FollowUpRules
{
    /// <summary>Staff of the territory that holds the contract; the two sides only read.</summary>
    public static bool MayWork(OrganizationId holder, Actor actor, Scope scope) => EngagementRules.MayWork(holder, actor, scope);

    public static Problem? ReasonNotToRecord(FollowUpStep step, Actor actor, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(step);
        return MayWork(step.HolderId, actor, scope) ? step.ReasonNotToRecord() : Problem.NotAllowed();
    }

    public static Problem? ReasonNotToMove(FollowUpStep step, Actor actor, Scope scope) => ReasonNotToRecord(step, actor, scope);

    public static Problem? ReasonNotToPlanMore(OrganizationId holder, Actor actor, Scope scope) => MayWork(holder, actor, scope) ? null : Problem.NotAllowed();
}
