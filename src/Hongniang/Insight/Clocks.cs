using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Needs;

namespace Hongniang.Insight;

/// <summary>How long something may wait before it counts as needing action. Working days unless said otherwise.</summary>
public static class Clocks
{
    /// <summary>A submitted need waits for its first answer: accepted, returned or rejected.</summary>
    public const int ReviewDays = 3;

    /// <summary>An accepted need is prepared and published: five days to assign it, ten to work it out.</summary>
    public const int PublishDays = 15;

    /// <summary>A published need waits for its first introduction.</summary>
    public const int FirstIntroductionDays = 5;

    /// <summary>An introduction waits for the answers of both sides.</summary>
    public const int ConsentDays = 5;

    /// <summary>Calendar days ahead in which an expiring need is shown.</summary>
    public const int ExpiryNotice = 14;

    /// <summary>Days without any activity in a stage after the introduction; a parked engagement has its wake-up date instead.</summary>
    public static IReadOnlyDictionary<EngagementStage, int> IdleDays { get; } = new Dictionary<EngagementStage, int>
    {
        [EngagementStage.Introduced] = 10,
        [EngagementStage.Met] = 15,
        [EngagementStage.Negotiating] = 30,
        [EngagementStage.Intent] = 30,
    };

    /// <summary>Narrows to published needs whose validity ends soon or has ended; those that are engaged on or have their contract stay, as the clock that ends needs leaves them alone.</summary>
    public static IQueryable<Need> Expiring(this IQueryable<Need> needs, HongniangDb db, FigureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var last = frame.Today.AddDays(ExpiryNotice);
        var inWork = NeedsInWork.Since(db, frame.StartOf(frame.Today.AddDays(-SleepIdleNeeds.WarnAfterDays)));
        return needs.Where(n => n.State == NeedState.Published && n.ValidUntil <= last && !inWork.Contains(n.Id));
    }

    /// <summary>Narrows to engagements that lie idle for longer than their stage allows.</summary>
    public static IQueryable<Engagement> Idle(this IQueryable<Engagement> engagements, FigureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var introduced = frame.OverdueBefore(IdleDays[EngagementStage.Introduced]);
        var met = frame.OverdueBefore(IdleDays[EngagementStage.Met]);
        var negotiating = frame.OverdueBefore(IdleDays[EngagementStage.Negotiating]);
        var intent = frame.OverdueBefore(IdleDays[EngagementStage.Intent]);
        return engagements.Where(e =>
            (e.Stage == EngagementStage.Introduced && e.LastActivityAt < introduced)
            || (e.Stage == EngagementStage.Met && e.LastActivityAt < met)
            || (e.Stage == EngagementStage.Negotiating && e.LastActivityAt < negotiating)
            || (e.Stage == EngagementStage.Intent && e.LastActivityAt < intent));
    }
}
