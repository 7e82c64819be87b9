using CsCheck;
using RedThread.Calibration;
using RedThread.Evaluation;
using RedThread.Tests.Evaluation;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Calibration;

public sealed class ScoreBandsTests
{
    [Fact]
    public void Bands_rise_cover_everything_and_hold_the_pairs() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], (score, luck) => (score, luck < score)).Array[0, 900].Sample(pairs =>
        {
            if (ScoreBands.Learn(pairs) is not { } bands)
            {
                pairs.Length.ShouldBeLessThan(ScoreBands.LeastPairs);
                return;
            }
            bands.All.Sum(band => band.Count).ShouldBe(pairs.Length);
            bands.All.ShouldAllBe(band => band.Count >= ScoreBands.LeastPairs && band.Low <= band.Share && band.Share <= band.High);
            bands.All[0].From.ShouldBe(0);
            bands.All.Zip(bands.All.Skip(1)).ShouldAllBe(next => next.First.From < next.Second.From && next.First.Share < next.Second.Share);
            foreach (var band in bands.All)
                pairs.Where(pair => bands.Of(pair.Item1) == band).Select(pair => pair.Item2 ? 1d : 0).Average().ShouldBe(band.Share, 1e-12);
        });

    [Fact]
    public void The_floor_is_where_matches_become_good()
    {
        var pairs = Enumerable.Range(0, 1000).Select(i => (i / 1000d, i >= 600 ? i % 10 > 0 : i % 10 == 0));

        var bands = ScoreBands.Learn(pairs).ShouldNotBeNull();

        bands.Floor(.8).ShouldNotBeNull().ShouldBeInRange(.59, .61);
        bands.Floor(.99).ShouldBeNull();
        bands.Of(.3).Share.ShouldBeInRange(.05, .15);
        bands.Of(7).ShouldBe(bands.All[^1]);
        Should.Throw<ArgumentException>(() => ScoreBands.Learn(Enumerable.Repeat((double.NaN, true), 200)));
    }

    [Fact]
    public void Bands_that_were_written_down_are_the_same_and_wrong_ones_are_refused()
    {
        var learnt = ScoreBands.Learn(Enumerable.Range(0, 1000).Select(i => (i / 1000d, i % 1000 < i)))!; // why: a thousand pairs are enough

        ScoreBands.Restore(learnt.All).Of(.4).ShouldBe(learnt.Of(.4));
        Should.Throw<ArgumentException>(() => ScoreBands.Restore([]));
        Should.Throw<ArgumentException>(() => ScoreBands.Restore([new(.1, .5, .4, .6, 100)]));
        Should.Throw<ArgumentException>(() => ScoreBands.Restore([new(0, .5, .4, .6, 100), new(.2, .4, .3, .5, 100)]));
        Should.Throw<ArgumentException>(() => ScoreBands.Restore([new(0, .5, .6, .7, 100)]));
        Should.Throw<ArgumentException>(() => ScoreBands.Restore([new(0, .5, .4, .6, 100) { Known = 2 }]));
    }

    /// <summary>On needs that the bands were not learnt from, promise and finding lie apart by less than the eight points of chance.</summary>
    [Fact]
    public void What_is_promised_is_found_on_held_out_needs()
    {
        var report = CalibrationEvaluation.Run(new NeedEvaluation.Options
        {
            NeedsFile = SharedData.FileOrSkip("needs-achievements", "needs.jsonl"),
            AchievementsFile = SharedData.FileOrSkip("needs-achievements", "achievements.jsonl"),
            QrelsFile = SharedData.FileOrSkip("needs-achievements", "qrels.tsv"),
        });

        report.Measures.Where(m => m.Task == CalibrationEvaluation.HeldOut).ShouldAllBe(m => Math.Abs(m.Value) < .08);
        report.Measures.Count(m => m.Task == CalibrationEvaluation.Bands).ShouldBeGreaterThan(4);
    }
}
