namespace Hongniang.Access;

/// <summary>What an account is for: in one organisation a person has one role.</summary>
public enum Role
{
    /// <summary>科技红娘: works needs, introduces, records consents, meetings and contracts within the organisation's subtree.</summary>
    TechnologyManager,

    /// <summary>Association staff above the matchmakers: the same sight and actions for the subtree, and review of needs.</summary>
    Officer,

    /// <summary>Answers for the figures; sees all of the subtree, changes nothing.</summary>
    Leader,

    /// <summary>Acts for one enterprise: its needs, its engagements, its consents.</summary>
    Enterprise,

    /// <summary>Acts for one expert record: the engagements in which that expert is proposed.</summary>
    Expert,

    /// <summary>Looks at the subtree as the officers do and decides about submitted needs, and about nothing else.</summary>
    Reviewer,

    /// <summary>Acts for one society: its results, its engagements, its consents.</summary>
    Society,

    /// <summary>Acts for the host of a station: the needs that are found there, its results and engagements.</summary>
    Station,

    /// <summary>Acts for one investor: looks at results whose owners show them to everybody by name, and at its own engagements.</summary>
    Investor,

    /// <summary>系统管理员: invites, changes and closes the accounts of the subtree. Sees no record of the road.</summary>
    Administrator,

    /// <summary>安全管理员: unlocks accounts, ends sessions, sets how long things are kept. Sees no record of the road.</summary>
    SecurityOfficer,

    /// <summary>审计管理员: reads the journal of the subtree, and changes nothing.</summary>
    Auditor,
}
