using RedThread.Evaluation;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Evaluation;

public sealed class ExpertEvaluationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("redthread");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Ratings 5, 4.5, 2, 2: pairs at stake .5 + 3 + 3 + 2.5 + 2.5 = 11.5. Scores put 5 under 4.5 (.5 lost) and under one 2 (3 lost), and 4.5 level with that 2 (1.25 lost).</summary>
    [Fact]
    public void The_measures_worked_out_by_hand()
    {
        var ratings = new Dictionary<string, double> { ["p"] = 5, ["q"] = 4.5, ["r"] = 2, ["s"] = 2 };
        var scores = new Dictionary<string, double> { ["p"] = .4, ["q"] = .5, ["r"] = .5, ["s"] = .1 };

        var measures = ExpertMeasures.Of(ratings, paper => scores[paper]);

        measures.ShouldBe(new ExpertMeasures(.5 + 1.25 + 3, 11.5, EasyRight: 2, Easy: 4, HardRight: 0, Hard: 1));
        measures.Loss.ShouldBe(4.75 / 11.5, 1e-12);
    }

    [Fact]
    public void A_paper_like_the_works_is_put_first()
    {
        var options = Options("e1 p1 5\ne1 p2 1\n") with { RunFile = Path.Combine(folder.FullName, "run.tsv") };

        foreach (var similarity in Enum.GetValues<ExpertEvaluation.Similarity>())
            ExpertEvaluation.Run(options with { Similarity = similarity }).Measures.Select(measure => measure.Value).Take(2).ShouldBe([0, 1]);
        File.ReadAllLines(options.RunFile).Select(line => line.Split('\t')[1]).ShouldBe(["p1", "p2"]);
    }

    [Fact]
    public void Who_or_what_is_missing_is_named()
    {
        Should.Throw<EvaluationFileException>(() => ExpertEvaluation.Run(Options("e9 p1 5\n"))).Message.ShouldContain("expert 'e9'");
        Should.Throw<EvaluationFileException>(() => ExpertEvaluation.Run(Options("e1 p9 5\n"))).Message.ShouldContain("paper 'p9'");
        Should.Throw<EvaluationFileException>(() => ExpertEvaluation.Run(Options("e1 p1 6\n"))).Message.ShouldContain("'6' is not a number from 1 to 5");
    }

    [Theory]
    [InlineData(new double[0], .7, 0)]
    [InlineData(new[] { .2, 1 }, .7, 1.14)]
    [InlineData(new[] { 1, .5, .25 }, .5, 1.3125)]
    [InlineData(new[] { 1, .5 }, 0d, 1)]
    public void Works_add_up_geometrically(double[] scores, double ratio, double expected) => WorkAggregation.Geometric(scores, ratio).ShouldBe(expected, 1e-12);

    private ExpertEvaluation.Options Options(string ratings) => new()
    {
        ExpertsFile = Write("experts.jsonl", """{"id": "e1", "works": [{"title": "Assigning reviewers", "abstract": "to papers"}, {"title": "Peer review", "abstract": null}]}"""),
        PapersFile = Write("papers.jsonl", """
            {"id": "p1", "title": "Reviewer assignment", "abstract": "assign reviewers to papers"}
            {"id": "p2", "title": "Protein folding", "abstract": "of cells"}
            """),
        RatingsFile = Write("ratings.tsv", ratings),
    };

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
