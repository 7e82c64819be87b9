using RedThread.Evaluation;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Evaluation;

public sealed class ExpertCalibrationTests
{
    /// <summary>The curve rises, and holds for reviewers that it was not learnt from; it is told with its source, and not used for needs in Chinese.</summary>
    [Fact]
    public void Who_lies_nearer_to_a_paper_knows_it_more_often()
    {
        var report = ExpertCalibration.Run(new ExpertEvaluation.Options
        {
            ExpertsFile = SharedData.FileOrSkip("experts", "experts.jsonl"),
            PapersFile = SharedData.FileOrSkip("experts", "papers.jsonl"),
            RatingsFile = SharedData.FileOrSkip("experts", "ratings.tsv"),
        });

        var bands = report.Measures.Where(m => m.Task == ExpertCalibration.Bands).ToList();
        bands.Count.ShouldBe(2);
        bands[0].High.ShouldBeLessThan(bands[1].Low);
        report[ExpertCalibration.HeldOut, "all"].Value.ShouldBeInRange(-.08, .08);
    }
}
