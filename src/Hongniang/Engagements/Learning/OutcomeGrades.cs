using Hongniang.Matching.Learning;

namespace Hongniang.Engagements.Learning;

/// <summary>What the course of an engagement says of its pair.</summary>
public static class OutcomeGrades
{
    /// <summary>A signature says most; a meeting more than two consents; a loss for a reason that lies in the matter says that the pair did not fit, however far it had come.</summary>
    /// <param name="stage">Where it stands, or the stage that a parked one came from.</param>
    /// <param name="wasProposedByPeople">False for pairs that an event brought together without anybody choosing them: nothing is said of them before they met.</param>
    /// <returns>Null where it says nothing: lost over price, rights, secrecy, time, or because nobody answered.</returns>
    public static PairGrade? Of(EngagementStage stage, LossReason? reason, bool wasProposedByPeople = true) => stage switch
    {
        EngagementStage.Signed => PairGrade.Signed,
        EngagementStage.Met or EngagementStage.Negotiating or EngagementStage.Intent => PairGrade.Met,
        EngagementStage.AwaitingConsent or EngagementStage.Introduced or EngagementStage.Parked => wasProposedByPeople ? PairGrade.Promising : null,
        EngagementStage.Lost => reason is LossReason.TechnologyMismatch or LossReason.TooEarly or LossReason.NoClearAdvantage ? PairGrade.Unfit : null,
        _ => null,
    };
}
