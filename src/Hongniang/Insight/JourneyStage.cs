namespace Hongniang.Insight;

/// <summary>How far a need has got on the road from its submission to its ending. Derived from facts, never stored.</summary>
public enum JourneyStage
{
    /// <summary>已提交: handed in.</summary>
    Submitted,
    /// <summary>已核实: accepted at least once.</summary>
    Verified,
    /// <summary>匹配中: published at least once.</summary>
    Matching,
    /// <summary>已推荐: at least one engagement proposed.</summary>
    Recommended,
    /// <summary>双方同意: at least one engagement introduced, which takes both consents.</summary>
    Consented,
    /// <summary>已洽谈: at least one introduced engagement with a meeting, or in negotiation or beyond.</summary>
    Met,
    /// <summary>已签约: at least one signed contract.</summary>
    Signed,
    /// <summary>跟进中: at least one follow-up of such a contract recorded.</summary>
    FollowUp,
    /// <summary>已办结: ended, whatever the outcome.</summary>
    Closed,
}
