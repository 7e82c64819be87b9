namespace Hongniang.Engagements;

/// <summary>Identity of an engagement.</summary>
public readonly record struct EngagementId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>对接 states.</summary>
public enum EngagementStage
{
    /// <summary>待双方同意.</summary>
    AwaitingConsent,
    /// <summary>已引荐: both consented, identities are shown.</summary>
    Introduced,
    /// <summary>已见面.</summary>
    Met,
    /// <summary>洽谈中.</summary>
    Negotiating,
    /// <summary>达成意向.</summary>
    Intent,
    /// <summary>已签约.</summary>
    Signed,
    /// <summary>未成.</summary>
    Lost,
    /// <summary>搁置, with a wake-up date.</summary>
    Parked,
}

/// <summary>Where the introduction came from.</summary>
public enum EngagementOrigin
{
    Match,
    Event,
    Visit,
    Recommendation,
    Own,
}

public enum Side
{
    /// <summary>需方: the enterprise.</summary>
    Demand,
    /// <summary>供方: the owner of the achievement, or the expert.</summary>
    Supply,
}

public enum ConsentDecision
{
    Given,
    Refused,
}

/// <summary>未成/谢绝原因.</summary>
public enum LossReason
{
    TechnologyMismatch,
    TooEarly,
    NoClearAdvantage,
    UnclearCommercialRoute,
    UnclearDescription,
    BudgetTooSmall,
    PriceDisagreement,
    OwnershipOfRights,
    SolvedByItself,
    FoundAnother,
    DecisionChanged,
    NobodyFollowedUp,
    NoAnswer,
    SecrecyOrExportControl,
    QualificationMissing,
    Duplicate,
    /// <summary>The expert took back the consent to be listed and asked.</summary>
    ConsentWithdrawn,
    Other,
}

/// <summary>Legal kinds of technology contract (Civil Code, art. 843).</summary>
public enum ContractKind
{
    Development,
    Assignment,
    Licence,
    Consulting,
    Service,
}

/// <summary>How well a figure is proved. Dashboards show E2 and above by default.</summary>
public enum EvidenceGrade
{
    /// <summary>Claimed.</summary>
    E0,
    /// <summary>One side confirmed.</summary>
    E1,
    /// <summary>Both sides confirmed.</summary>
    E2,
    /// <summary>A document is on file.</summary>
    E3,
    /// <summary>Official registration or acceptance.</summary>
    E4,
}
