namespace Hongniang.Network.Stations;

/// <summary>What a team, station or site is.</summary>
public enum StationKind
{
    /// <summary>科技服务团.</summary>
    ServiceTeam,
    /// <summary>学会服务站.</summary>
    SocietyStation,
    /// <summary>服务站点 of a programme.</summary>
    ServiceSite,
    /// <summary>海智工作站 at home.</summary>
    TalentStation,
    /// <summary>海外站点.</summary>
    OverseasSite,
}

/// <summary>How far a station is on its way.</summary>
public enum StationState
{
    Applied,
    Selected,
    NotSelected,
    Agreed,
    Running,
    Closed,
}

public enum StationRole
{
    Leader,
    Expert,
    Secretary,
    Liaison,
}

public enum CheckResult
{
    Passed,
    ToImprove,
    Failed,
}

/// <summary>成熟度, five levels. What each needs is said by <see cref="StationMaturity"/>.</summary>
public enum MaturityLevel
{
    /// <summary>挂牌: four parties and an agreement.</summary>
    SetUp,
    /// <summary>有活动.</summary>
    Active,
    /// <summary>成机制.</summary>
    Routine,
    /// <summary>见成效.</summary>
    Proven,
    /// <summary>可复制.</summary>
    Replicable,
}
