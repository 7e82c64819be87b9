using Hongniang.Common;
using Hongniang.Needs;

namespace Hongniang.Insight;

/// <summary>What a need waits for now.</summary>
public enum NeedDuty
{
    /// <summary>The holder reviews it.</summary>
    Review,
    /// <summary>The enterprise completes what was returned to it.</summary>
    Complete,
    /// <summary>The holder prepares and publishes it.</summary>
    Publish,
    /// <summary>The holder introduces the first candidate.</summary>
    Introduce,
    /// <summary>The holder takes the next step of an engagement.</summary>
    NextStep,
    /// <summary>The holder asks whether the need still stands, before its validity ends.</summary>
    Renew,
}

/// <summary>Who must do what by when, so that no open need lies without a next step.</summary>
/// <param name="Duty">What is waited for.</param>
/// <param name="Due">The last day; null when the enterprise has the word and no clock runs.</param>
public sealed record NeedClock(NeedDuty Duty, DateOnly? Due)
{
    /// <summary>Whether it is the enterprise that must act; otherwise it is the holder.</summary>
    public bool IsEnterprises => Duty is NeedDuty.Complete;

    /// <param name="since">When the state was entered.</param>
    /// <param name="validUntil">Of a published need.</param>
    /// <param name="isIntroduced">Whether it ever had an engagement.</param>
    /// <param name="nextStep">The earliest next step of its open engagements.</param>
    /// <param name="clock">Counts the working days.</param>
    /// <returns>Null for drafts and for needs that have ended.</returns>
    public static NeedClock? Of(NeedState state, DateTimeOffset since, DateOnly? validUntil, bool isIntroduced, DateOnly? nextStep, AssociationClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        DateOnly After(int days) => clock.WorkingDays.Add(clock.DayOf(since), days);
        return state switch
        {
            NeedState.Submitted => new(NeedDuty.Review, After(Clocks.ReviewDays)),
            NeedState.Returned => new(NeedDuty.Complete, null),
            NeedState.Accepted => new(NeedDuty.Publish, After(Clocks.PublishDays)),
            NeedState.Published when nextStep is { } due => new(NeedDuty.NextStep, due),
            NeedState.Published when !isIntroduced => new(NeedDuty.Introduce, After(Clocks.FirstIntroductionDays)),
            NeedState.Published when validUntil <= clock.Today.AddDays(Clocks.ExpiryNotice) => new(NeedDuty.Renew, validUntil),
            _ => null,
        };
    }
}
