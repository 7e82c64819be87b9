using System.Globalization;
using RedThread.Evaluation;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Evaluation;

public sealed class NeedEvaluationTests : IDisposable
{
    private const string Needs = """
        {"id": "n1", "title": "高镍三元正极材料的制备", "content": "需要提高NCM811正极材料的循环寿命。"}
        {"id": "n2", "title": "污水处理装置", "content": null}

        {"id": "n3", "title": "玻璃", "content": "钢化玻璃的检测"}
        """;

    private const string Achievements = """
        {"id": "a1", "title": "三元 正极材料 制备"}
        {"id": "a2", "title": "高镍 正极 材料"}
        {"id": "a3", "title": "污水 处理 方法"}
        {"id": "a4", "title": "处理 装置"}
        {"id": "a5", "title": "光伏 组件"}
        {"id": "a6", "title": "钢化 玻璃 生产"}
        {"id": "a7", "title": "玻璃 检测 装置"}
        {"id": "a8", "title": "材料 检测"}
        """;

    private const string Qrels = "n1 a2 4\nn1 a1 3\nn1 a5 2\nn1\ta8\t1\nn2 a4 3\nn2 a3 4\nn2 a7 2\nn3 a6 1\nn3 a7 2\nn3 a8 1\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("redthread");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The expected figures and intervals were printed by the reference scorer (Python, numpy) for the run file of this very set.</summary>
    [Fact]
    public void The_figures_are_those_of_the_reference_scorer()
    {
        var report = NeedEvaluation.Run(Options());

        report.Measures.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} {m.Value:F4} [{m.Low:F4}, {m.High:F4}] {m.Count}")).ShouldBe(
        [
            "nDCG@5 0.8221 [0.6309, 1.0000] 3",
            "nDCG@10 0.8221 [0.6309, 1.0000] 3",
            "MRR (>=3) 1.0000 [1.0000, 1.0000] 2",
            "nDCG@5 0.8068 [0.6309, 1.0000] 3",
            "nDCG@10 0.8195 [0.6309, 1.0000] 3",
            "MRR (>=3) 1.0000 [1.0000, 1.0000] 2",
            "Recall@50 (>=3) 1.0000 [1.0000, 1.0000] 2",
            "Recall@100 (>=3) 1.0000 [1.0000, 1.0000] 2",
            "Recall@100 (>=2) 1.0000 [1.0000, 1.0000] 3",
        ]);
    }

    [Fact]
    public void Two_recipes_are_compared_need_by_need()
    {
        var same = NeedEvaluation.Run(Options() with { ComparedWith = Options().Recipe });
        var other = Options() with { ComparedWith = RecipeOptions.Parse("BigramWeight=0, QueryBodyWeight=0, MeaningWeight=0") };

        same.Measures.Select(m => m.Name).ShouldBe(NeedEvaluation.Run(Options()).Measures.Select(m => m.Name));
        same.Measures.ShouldAllBe(m => m.Value == 0 && m.Low == 0 && m.High == 0);
        var compared = NeedEvaluation.Run(other)[NeedEvaluation.Reranking, "nDCG@5"];
        var theirs = NeedEvaluation.Run(Options() with { Recipe = other.ComparedWith })[NeedEvaluation.Reranking, "nDCG@5"];
        compared.Value.ShouldBe(NeedEvaluation.Run(Options())[NeedEvaluation.Reranking, "nDCG@5"].Value - theirs.Value, 1e-12);
    }

    [Theory]
    [InlineData("K2=1", "no parameter 'K2'")]
    [InlineData("K1", "'K1' is not a parameter and a number")]
    [InlineData("English, K1", "'K1' is not a parameter and a number")]
    [InlineData("K1=high", "'K1=high' is not a parameter and a number")]
    public void A_recipe_that_cannot_be_read_is_refused(string recipe, string why) =>
        Should.Throw<FormatException>(() => RecipeOptions.Parse(recipe)).Message.ShouldContain(why);

    [Fact]
    public void The_run_file_ranks_every_need_and_fills_up_by_id()
    {
        var options = Options() with { RunFile = Path.Combine(folder.FullName, "run.tsv") };

        NeedEvaluation.Run(options);

        var lines = File.ReadAllLines(options.RunFile).Select(line => line.Split('\t')).ToList();
        lines.Select(line => line[0]).Distinct().ShouldBe(["n1", "n2", "n3"]);
        lines.Where(line => line[0] == "n2").Select(line => line[1]).ShouldBe(["a3", "a4", "a7", "a1", "a2", "a5", "a6", "a8"]);
        lines.Where(line => line[0] == "n2").Skip(3).ShouldAllBe(line => line[2] == "0");
    }

    [Fact]
    public void Whether_a_background_was_used_is_said()
    {
        var without = NeedEvaluation.Run(Options());
        Write(NeedEvaluation.BackgroundBeside, """{"id": "m1", "title": "玻璃", "content": ""}""");
        var beside = NeedEvaluation.Run(Options());
        var given = NeedEvaluation.Run(Options() with { BackgroundFile = Write("more.jsonl", """{"id": "m1", "title": "玻璃", "content": ""}""") });

        without.Notes[1].ShouldContain("no background was given");
        beside.Notes[1].ShouldContain("1 more (found beside the needs: background_needs.jsonl)");
        given.Notes[1].ShouldContain("1 more (" + folder.FullName);
    }

    [Theory]
    [InlineData("{\"id\": \"n1\"}", "line 1: \"title\" is missing or not a text.")]
    [InlineData("\n{\"id\": \"n 1\", \"title\": \"\"}", "line 2: \"id\" must not be empty or hold blanks.")]
    [InlineData("{\"id\": \"n1\", \"title\": \"\"}\n{\"id\": \"n1\", \"title\": \"\"}", "line 2: \"id\" 'n1' was used on an earlier line.")]
    [InlineData("[1]", "line 1: expected one JSON object.")]
    [InlineData("{", "line 1: not JSON")]
    public void A_wrong_line_is_named(string needs, string message)
    {
        var options = Options() with { NeedsFile = Write("wrong.jsonl", needs) };

        Should.Throw<EvaluationFileException>(() => NeedEvaluation.Run(options)).Message.ShouldContain($"wrong.jsonl, {message}");
    }

    [Theory]
    [InlineData("n1 a1", "line 1: expected three fields separated by a tab, found 2.")]
    [InlineData("n1 a1 1\nn1 a1 5", "line 2: '5' is not a whole number from 1 to 4.")]
    [InlineData("n1 a1 high", "line 1: 'high' is not a whole number from 1 to 4.")]
    public void A_wrong_judgement_is_named(string qrels, string message)
    {
        var options = Options() with { QrelsFile = Write("wrong.tsv", qrels) };

        Should.Throw<EvaluationFileException>(() => NeedEvaluation.Run(options)).Message.ShouldContain($"wrong.tsv, {message}");
    }

    [Fact]
    public void A_missing_file_and_an_empty_judgement_are_named()
    {
        Should.Throw<EvaluationFileException>(() => NeedEvaluation.Run(Options() with { NeedsFile = "nowhere.jsonl" })).Message.ShouldContain("nowhere.jsonl cannot be read");
        Should.Throw<EvaluationFileException>(() => NeedEvaluation.Run(Options() with { QrelsFile = Write("empty.tsv", "\n") })).Message.ShouldContain("no line is judged");
    }

    [Fact]
    public void Intervals_repeat_the_reference_draws() =>
        Bootstrap.Interval(5, drawn => drawn.Average(i => new[] { .1, .5, .9, .3, .7 }[i])).ShouldSatisfyAllConditions(
            interval => interval.Low.ShouldBe(.26, 1e-12),
            interval => interval.High.ShouldBe(.74, 1e-12));

    /// <summary>The recipe is pinned: the expected ranking is that of this one.</summary>
    private NeedEvaluation.Options Options() => new()
    {
        Recipe = new RecipeOptions { NeedIdfShare = .3, MeaningWeight = 0 },
        NeedsFile = Write("needs.jsonl", Needs),
        AchievementsFile = Write("achievements.jsonl", Achievements),
        QrelsFile = Write("qrels.tsv", Qrels),
    };

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
