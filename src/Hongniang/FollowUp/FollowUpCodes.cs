namespace Hongniang.FollowUp;

/// <summary>How a follow-up was made.</summary>
public enum FollowUpChannel
{
    Phone,
    Visit,
    Message,
    Meeting,
}

/// <summary>进展.</summary>
public enum FollowUpProgress
{
    OnPlan,
    Delayed,
    Paused,
    Terminated,
    Completed,
}
