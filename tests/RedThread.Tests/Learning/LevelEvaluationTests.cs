using RedThread.Evaluation;
using RedThread.Learning;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Learning;

public sealed class LevelEvaluationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("redthread");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(new[] { .5, .3, .1, .1 }, 1)]
    [InlineData(new[] { .4, .3, .2, .1 }, 2)]
    [InlineData(new[] { .1, .2, .3, .4 }, 3)]
    [InlineData(new[] { .1, .1, .2, .6 }, 4)]
    public void The_median_level(double[] probabilities, int level) => LevelTrees.Median(probabilities).ShouldBe(level);

    [Fact]
    public void Needs_that_say_nearly_the_same_are_one_group_and_one_fold()
    {
        JudgedText[] needs =
        [
            new("a", "高镍三元正极材料的制备", "提高循环寿命"), new("b", "污水处理装置", ""), new("c", "高镍三元正极材料制备", "降低成本"),
            new("d", "高镍三元材料制备", ""), new("e", "玻璃检测", ""),
        ];

        var groups = NearDuplicates.Of(needs);

        groups[2].ShouldBe(groups[0]);
        groups[3].ShouldBe(groups[2]);
        groups.Distinct().Count().ShouldBe(3);
        var pairs = new JudgedPairs(needs, needs.ToDictionary(need => need.Id, _ => (IReadOnlyDictionary<string, int>)new Dictionary<string, int> { ["x"] = 1, ["y"] = 2 }));
        var folds = pairs.FoldsByNeed(3, 1);
        pairs.All.Index().Where(pair => pair.Item.Need is 0 or 2 or 3).Select(pair => folds[pair.Index]).Distinct().Count().ShouldBe(1);
        pairs.FoldsByPair(2, 1).CountBy(fold => fold).ShouldAllBe(fold => fold.Value == 5);
    }

    /// <summary>Else the trees would read a pair's level from what the sum of the others lacks.</summary>
    [Fact]
    public void A_pair_sees_no_level_of_its_own_part()
    {
        JudgedText[] achievements = [.. Enumerable.Range(0, 12).Select(i => new JudgedText($"a{i:00}", $"正极 材料 {(char)('高' + i)}", ""))];
        JudgedText[] needs = [new("n", "高镍正极材料", ""), new("m", "高镍正极材料", "循环")];
        float[][] Features(int[] levels)
        {
            var judged = achievements.Index().ToDictionary(a => a.Item.Id, a => levels[a.Index]);
            var pairs = new JudgedPairs(needs, needs.ToDictionary(need => need.Id, _ => (IReadOnlyDictionary<string, int>)judged));
            var texts = new TextFeatures(pairs, achievements, [], new RecipeOptions());
            return new LabelFeatures(pairs, texts, acrossNearDuplicates: false).Of(_ => true, [.. pairs.All.Select(pair => int.Parse(pair.Id[1..], System.Globalization.CultureInfo.InvariantCulture) % 3)]);
        }
        int[] levels = [1, 2, 3, 4, 1, 2, 3, 1, 1, 2, 1, 4];
        int[] changed = [.. levels.Select((level, i) => i % 3 == 0 ? 5 - level : level)];

        var (before, after) = (Features(levels), Features(changed));

        for (var i = 0; i < before.Length; i++)
        {
            if (i % 12 % 3 == 0)
                after[i].ShouldBe(before[i]);
            else
                after[i].ShouldNotBe(before[i]);
        }
    }

    [Fact]
    public void What_is_judged_must_be_there()
    {
        var options = new NeedEvaluation.Options
        {
            NeedsFile = Write("needs.jsonl", """{"id": "n1", "title": "玻璃"}"""),
            AchievementsFile = Write("achievements.jsonl", """{"id": "a1", "title": "玻璃"}"""),
            QrelsFile = Write("qrels.tsv", "n1 a2 1\n"),
        };

        Should.Throw<EvaluationFileException>(() => LevelEvaluation.Run(options)).Message.ShouldContain("judges achievement 'a2'");
        Should.Throw<EvaluationFileException>(() => LevelEvaluation.Run(options with { QrelsFile = Write("one.tsv", "n1 a1 1\n") })).Message.ShouldContain("at least 7 different needs");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
