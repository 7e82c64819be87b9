namespace Hongniang.Supply;

/// <summary>Whether a record of the supply side may be found and matched.</summary>
public enum SupplyState
{
    /// <summary>Entered, not yet verified; not matched.</summary>
    Draft,
    /// <summary>Verified and offered; matched.</summary>
    Published,
    /// <summary>Taken back by its owner, or consent withdrawn; disappears from search at once.</summary>
    Withdrawn,
}

/// <summary>公开范围. Who may see a record beyond the territory that holds it.</summary>
public enum Visibility
{
    /// <summary>不公开: the holding association's subtree and those above it.</summary>
    Holder,
    /// <summary>仅科协系统: every association of the network.</summary>
    Network,
    /// <summary>匿名公开: everybody, without the owner's identity.</summary>
    Anonymous,
    /// <summary>实名公开: everybody, with the owner's name.</summary>
    Public,
}

/// <summary>合作方式 and 转化方式: how the two sides may work together.</summary>
public enum CooperationMode
{
    CommissionedDevelopment,
    JointDevelopment,
    Assignment,
    Licence,
    EquityContribution,
    Consulting,
    Service,
    Diagnosis,
    JointPlatform,
    TalentIntroduction,
    Adviser,
    Testing,
    EquityInvestment,
    Other,
}
