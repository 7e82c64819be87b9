namespace Hongniang.Engagements;

/// <summary>What an engagement came through, wherever it stands now.</summary>
public enum EngagementReach
{
    /// <summary>Both sides consented.</summary>
    Introduced,
    /// <summary>They met at least once.</summary>
    Met,
    /// <summary>Neither signed nor lost.</summary>
    Open,
}
