using RedThread.Tuning;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Tuning;

public sealed class ChallengerTrialTests
{
    [Fact]
    public void A_steady_gain_is_better_and_one_that_may_be_chance_is_not()
    {
        var steady = ChallengerTrial.Of([.. Enumerable.Range(0, 60).Select(i => new TrialOfNeed(i, 0.6, 0.6 + (i % 4 == 0 ? -0.02 : 0.1)))]);
        var chance = ChallengerTrial.Of([.. Enumerable.Range(0, 60).Select(i => new TrialOfNeed(i, 0.6, 0.6 + (i % 2 == 0 ? -0.2 : 0.21)))]);

        steady.IsBetter.ShouldBeTrue();
        steady.Gain.ShouldBe(0.07, 1e-9);
        chance.Gain.ShouldBe(0.005, 1e-9);
        chance.IsBetter.ShouldBeFalse();
    }

    /// <summary>Sixty copies of one need are one finding, however often it is made.</summary>
    [Fact]
    public void Near_duplicates_count_as_one_for_the_interval()
    {
        TrialOfNeed[] one = [.. Enumerable.Range(0, 60).Select(_ => new TrialOfNeed(7, 0.5, 0.9)), .. Enumerable.Range(0, 3).Select(i => new TrialOfNeed(i, 0.9, 0.5))];

        ChallengerTrial.Of(one).IsBetter.ShouldBeFalse();
        ChallengerTrial.Of([.. one.Select((n, i) => n with { Group = i })]).IsBetter.ShouldBeTrue();
    }

    [Fact]
    public void Folds_hold_a_group_together_and_are_even()
    {
        int[] groups = [.. Enumerable.Range(0, 100).Select(i => i / 3)];

        var folds = ChallengerTrial.Folds(groups, 5);

        folds.Keys.Order().ShouldBe(groups.Distinct());
        folds.Values.Distinct().Order().ShouldBe([0, 1, 2, 3, 4]);
        folds.GroupBy(f => f.Value).ShouldAllBe(f => f.Count() >= 6 && f.Count() <= 7);
        ChallengerTrial.Folds([.. groups.Reverse()], 5).ShouldBe(folds);
    }
}
