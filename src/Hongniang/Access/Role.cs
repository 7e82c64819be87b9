namespace Hongniang.Access;

/// <summary>What an account is for. One account has one role for one organisation.</summary>
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
}
