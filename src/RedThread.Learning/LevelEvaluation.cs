using System.Globalization;
using RedThread.Evaluation;

namespace RedThread.Learning;

/// <summary>How well the levels of held-out pairs are foretold, once with other judgements of the same needs at hand and once without.</summary>
public static class LevelEvaluation
{
    /// <summary>The task in which single pairs are held out.</summary>
    public const string ByPair = "Levels of held-out pairs, other judgements of the same needs known";

    /// <summary>The task in which whole needs with their near-duplicates are held out.</summary>
    public const string ByNeed = "Levels of held-out needs, near-duplicates held out together (cold start)";

    private const int Folds = 7;
    private const int Parts = 15;

    /// <exception cref="EvaluationFileException">A file is missing or wrong, or an achievement is judged that the collection lacks.</exception>
    public static EvaluationReport Run(NeedEvaluation.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var achievements = JudgedFiles.ReadTexts(options.AchievementsFile);
        var qrels = JudgedFiles.ReadQrels(options.QrelsFile);
        var known = achievements.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        if (qrels.Values.SelectMany(judged => judged.Keys).FirstOrDefault(id => !known.Contains(id)) is { } missing)
            throw new EvaluationFileException($"{options.QrelsFile} judges achievement '{missing}', which is not in {options.AchievementsFile}.");
        var pairs = new JudgedPairs(JudgedFiles.ReadTexts(options.NeedsFile), qrels);
        if (pairs.Groups.Distinct().Count() < Folds)
            throw new EvaluationFileException($"{options.QrelsFile}: at least {Folds} different needs must be judged.");
        var texts = new TextFeatures(pairs, achievements, NeedEvaluation.ReadBackground(options).Texts, options.Recipe);

        var notes = string.Create(CultureInfo.InvariantCulture,
            $"{pairs.All.Count} judged pairs of {pairs.Needs.Count} needs in {pairs.Groups.Distinct().Count()} groups of near-duplicates; {Folds} folds; the median level of boosted trees.");
        var part = pairs.FoldsByPair(Parts, 2);
        return new EvaluationReport([notes],
        [
            .. Measured(ByPair, pairs, Foretold(pairs, texts, new LabelFeatures(pairs, texts, true), pairs.FoldsByPair(Folds, 1), part, 31)),
            .. Measured(ByNeed, pairs, Foretold(pairs, texts, null, pairs.FoldsByNeed(Folds, 1), part, 8)),
        ]);
    }

    /// <summary>Every pair is foretold once, by what was learnt from the other folds.</summary>
    private static int[] Foretold(JudgedPairs pairs, TextFeatures texts, LabelFeatures? labels, int[] folds, int[] part, int leaves)
    {
        var foretold = new int[pairs.All.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            bool Known(int pair) => folds[pair] != fold;
            var said = labels?.Of(Known, part);
            float[] Features(int pair) => said is null ? texts.All[pair] : [.. texts.All[pair], .. said[pair]];
            var open = Enumerable.Range(0, pairs.All.Count).Where(pair => !Known(pair)).ToArray();
            var probabilities = LevelTrees.Foretell([.. Enumerable.Range(0, pairs.All.Count).Where(Known).Select(pair => (Features(pair), pairs.All[pair].Level))], [.. open.Select(Features)], leaves);
            for (var i = 0; i < open.Length; i++)
                foretold[open[i]] = LevelTrees.Median(probabilities[i]);
        }
        return foretold;
    }

    private static IEnumerable<Measure> Measured(string task, JudgedPairs pairs, int[] foretold)
    {
        var needs = pairs.All.Index().GroupBy(pair => pair.Item.Need)
            .Select(need => (Off: need.Sum(pair => Math.Abs(pair.Item.Level - foretold[pair.Index])), Right: need.Count(pair => pair.Item.Level == foretold[pair.Index]), Count: need.Count())).ToArray();
        Measure Of(string name, Func<int[], double> value)
        {
            var (low, high) = Bootstrap.Interval(needs.Length, value);
            return new Measure(task, name, value([.. Enumerable.Range(0, needs.Length)]), low, high, needs.Length);
        }
        yield return Of("1/(1+MAE)", drawn => 1 / (1 + ((double)drawn.Sum(i => needs[i].Off) / drawn.Sum(i => needs[i].Count))));
        yield return Of("right level", drawn => (double)drawn.Sum(i => needs[i].Right) / drawn.Sum(i => needs[i].Count));
    }
}
