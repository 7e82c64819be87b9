namespace Hongniang.Needs;

/// <summary>状态. Where a need stands by its own acts; how far its engagements have got is derived from them (see Insight).</summary>
public enum NeedState
{
    /// <summary>草稿.</summary>
    Draft,
    /// <summary>待审核.</summary>
    Submitted,
    /// <summary>退回补充.</summary>
    Returned,
    /// <summary>已受理: valid, being prepared for publication.</summary>
    Accepted,
    /// <summary>已发布: matched and offered.</summary>
    Published,
    /// <summary>已办结.</summary>
    Closed,
    /// <summary>重复.</summary>
    Duplicate,
    /// <summary>不予受理.</summary>
    Rejected,
    /// <summary>休眠.</summary>
    Dormant,
    /// <summary>已撤回.</summary>
    Withdrawn,
    /// <summary>已过期.</summary>
    Expired,
    /// <summary>暂难解决.</summary>
    Unsolvable,
}

/// <summary>需求类别.</summary>
public enum NeedKind
{
    Technology,
    Talent,
    Project,
    Capital,
    Testing,
    Standard,
    Market,
    Policy,
}

/// <summary>技术需求类型.</summary>
public enum TechnologyKind
{
    Research,
    ProductDevelopment,
    ProcessImprovement,
    Supporting,
    TestingAndStandards,
    Other,
}

/// <summary>紧急程度.</summary>
public enum Urgency
{
    Normal,
    Soon,
    Urgent,
}

/// <summary>来源.</summary>
public enum NeedSource
{
    SelfReported,
    Visit,
    Event,
    Import,
    External,
}

/// <summary>结局: how a need ended.</summary>
public enum NeedOutcome
{
    SignedAndSolved,
    EngagedNotSigned,
    SolvedByItself,
    SolvedElsewhere,
    Withdrawn,
    NoResponse,
    Unsolvable,
    Duplicate,
    Rejected,
}
