using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.Engagements;

/// <summary>Who may do what to an engagement, and when. Asked for the button and again by the action.</summary>
public static class EngagementRules
{
    /// <summary>Why the actor cannot do it now; null when it can be done. The engagement itself must have passed the reader's scope.</summary>
    public static Problem? ReasonNotTo(EngagementAct act, Engagement engagement, Actor actor, Scope scope) =>
        MayEver(act, engagement, actor, scope) ? WrongTime(act, engagement) : Problem.NotAllowed();

    /// <summary>Whether the act belongs to the actor at all; if not, no button is shown.</summary>
    public static bool MayEver(EngagementAct act, Engagement engagement, Actor actor, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(engagement);
        return MayWork(engagement.HolderId, actor, scope) || act switch
        {
            EngagementAct.AnswerForDemand => SideOf(engagement, actor, scope) is Side.Demand,
            EngagementAct.AnswerForSupply => SideOf(engagement, actor, scope) is Side.Supply,
            _ => false,
        };
    }

    /// <summary>Staff who change records, for what their own territory holds.</summary>
    public static bool MayWork(OrganizationId holder, Actor actor, Scope scope) => actor.May(AccessRules.MayWork) && scope.Holds(holder);

    /// <summary>Whether the actor may propose engagements at all.</summary>
    public static bool MayPropose(Actor actor) => actor.May(AccessRules.MayWork);

    /// <summary>The side for which the actor answers in person: an enterprise for itself, an owner for its achievement, an expert for himself.
    /// The employer of an expert does not answer for the person.</summary>
    public static Side? SideOf(Engagement engagement, Actor actor, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(engagement);
        ArgumentNullException.ThrowIfNull(scope);
        return actor.RoleOf() switch
        {
            { } role when role.IsMember() && scope.Own is { } own && engagement.EnterpriseId == own => Side.Demand,
            { } role when role.IsMember() && scope.Own is { } own && engagement.AchievementId is not null && engagement.SupplyOrganizationId == own => Side.Supply,
            Role.Expert when scope.OwnExpert is { } expert && engagement.ExpertId?.Value == expert => Side.Supply,
            _ => null,
        };
    }

    public static EngagementAct AnswerFor(Side side) => side is Side.Demand ? EngagementAct.AnswerForDemand : EngagementAct.AnswerForSupply;

    private static Problem? WrongTime(EngagementAct act, Engagement engagement) => act switch
    {
        EngagementAct.AnswerForDemand => engagement.ReasonNotToConsent(Side.Demand),
        EngagementAct.AnswerForSupply => engagement.ReasonNotToConsent(Side.Supply),
        EngagementAct.Meet => engagement.ReasonNotToMeet(),
        EngagementAct.Negotiate => engagement.ReasonNotToNegotiate(),
        EngagementAct.RecordIntent => engagement.ReasonNotToRecordIntent(),
        EngagementAct.Sign => engagement.ReasonNotToSign(),
        EngagementAct.PlanNextStep => engagement.ReasonNotToPlan(),
        EngagementAct.Park => engagement.ReasonNotToPark(),
        EngagementAct.Wake => engagement.ReasonNotToWake(),
        EngagementAct.HandOver => engagement.ReasonNotToHandOver(),
        EngagementAct.Lose => engagement.ReasonNotToLose(),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
