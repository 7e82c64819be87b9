namespace Hongniang.Engagements;

/// <summary>What a person may do to an engagement: one button, one action, one rule (see <see cref="EngagementRules"/>).</summary>
public enum EngagementAct
{
    AnswerForDemand,
    AnswerForSupply,
    Meet,
    Negotiate,
    RecordIntent,
    Sign,
    PlanNextStep,
    Park,
    Wake,
    HandOver,
    Lose,
}
