using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Needs;

/// <summary>Who may do what to a need, and when. Asked for the button and again by the action.</summary>
public static class NeedRules
{
    /// <summary>Why the actor cannot do it now; null when it can be done. The need itself must have passed the reader's scope.</summary>
    public static Problem? ReasonNotTo(NeedAct act, Need need, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(need);
        return MayEver(act, need, actor) ? WrongTime(act, need, actor) : Problem.NotAllowed();
    }

    /// <summary>Whether the act belongs to the actor's role at all; if not, no button is shown.</summary>
    public static bool MayEver(NeedAct act, Need need, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(need);
        var own = IsOwn(need, actor);
        return act switch
        {
            NeedAct.Change or NeedAct.Submit or NeedAct.Withdraw => actor.May(AccessRules.MayWork) || own,
            NeedAct.Accept or NeedAct.Return or NeedAct.Reject => actor.May(AccessRules.MayReview),
            NeedAct.Publish or NeedAct.MarkDuplicate => actor.May(AccessRules.MayPublish),
            _ => actor.May(AccessRules.MayWork),
        };
    }

    private static Problem? WrongTime(NeedAct act, Need need, Actor actor) => act switch
    {
        NeedAct.Change when IsOwn(need, actor) && need.State is NeedState.Accepted or NeedState.Published =>
            actor.May(AccessRules.MayWork) ? need.ReasonNotToChange() : new Problem("need.in-hands", "The association is working on this need. Ask it to change the text."),
        NeedAct.Change => need.ReasonNotToChange(),
        NeedAct.Submit => need.ReasonNotToSubmit(),
        NeedAct.Accept or NeedAct.Return or NeedAct.Reject => need.ReasonNotToReview(),
        NeedAct.Publish => need.ReasonNotToPublish(),
        NeedAct.HandOver => need.ReasonNotToHand(),
        NeedAct.MarkDuplicate or NeedAct.Close => need.ReasonNotToClose(),
        NeedAct.Withdraw => need.ReasonNotToWithdraw(),
        NeedAct.Reopen => need.ReasonNotToReopen(),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    private static bool IsOwn(Need need, Actor actor) =>
        actor.RoleOf()?.HandsInOwnNeeds() is true && need.EnterpriseId is { } enterprise && enterprise.Value == actor.OrganizationId;
}
