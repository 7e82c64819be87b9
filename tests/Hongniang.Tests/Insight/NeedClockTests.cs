using Hongniang.Common;
using Hongniang.Insight;
using Hongniang.Needs;
using Hongniang.Testing;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Insight;

public sealed class NeedClockTests
{
    // Tuesday, 24 November 2026.
    private static readonly AssociationClock Clock = new(new FakeTimeProvider(TestDatabase.Start), new WorkingDays());

    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData(NeedState.Submitted, NeedDuty.Review, "2026-11-27")]
    [InlineData(NeedState.Accepted, NeedDuty.Publish, "2026-12-15")]
    [InlineData(NeedState.Published, NeedDuty.Introduce, "2026-12-01")]
    public void The_holder_has_so_many_working_days(NeedState state, NeedDuty duty, string due)
    {
        var clock = NeedClock.Of(state, TestDatabase.Start, Today.AddDays(180), isIntroduced: false, nextStep: null, Clock);

        clock.ShouldBe(new NeedClock(duty, DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture)));
        clock!.IsEnterprises.ShouldBeFalse(); // why: asked just before
    }

    [Fact]
    public void A_returned_need_waits_for_the_enterprise_without_a_day() =>
        NeedClock.Of(NeedState.Returned, TestDatabase.Start, null, false, null, Clock).ShouldBe(new NeedClock(NeedDuty.Complete, null));

    [Fact]
    public void A_next_step_of_an_engagement_comes_before_everything_else() =>
        NeedClock.Of(NeedState.Published, TestDatabase.Start, Today, true, Today.AddDays(3), Clock).ShouldBe(new NeedClock(NeedDuty.NextStep, Today.AddDays(3)));

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void An_introduced_need_is_asked_about_before_it_expires(int days, bool asked) =>
        NeedClock.Of(NeedState.Published, TestDatabase.Start, Today.AddDays(days), true, null, Clock).ShouldBe(asked ? new NeedClock(NeedDuty.Renew, Today.AddDays(days)) : null);

    [Theory]
    [InlineData(NeedState.Draft)]
    [InlineData(NeedState.Closed)]
    [InlineData(NeedState.Withdrawn)]
    public void Nothing_runs_for_drafts_and_ended_needs(NeedState state) => NeedClock.Of(state, TestDatabase.Start, null, false, null, Clock).ShouldBeNull();
}
