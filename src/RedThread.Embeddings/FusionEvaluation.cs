using System.Globalization;
using Microsoft.Extensions.AI;
using RedThread.Evaluation;

namespace RedThread.Embeddings;

/// <summary>Whether a model adds anything to the words, and with which weight: judged achievements of each need are re-ranked by the fused value, which is the one that the product ranks by, and measured.</summary>
public static class FusionEvaluation
{
    /// <summary>The weights that are tried; 0 is the words alone.</summary>
    public static readonly IReadOnlyList<double> Weights = [0, .1, .2, .3, .5, 1];

    private const string Judge = "nDCG@10";
    private const int Folds = 5;

    /// <summary>Every weight with its difference to the words alone, need by need, and what a weight chosen on other needs brings.</summary>
    /// <param name="files">The judged set; the recipe is used, the run file is not written.</param>
    /// <param name="generator">The model.</param>
    /// <param name="texts">What is sent to it.</param>
    /// <param name="ct">Asked between batches.</param>
    /// <exception cref="EvaluationFileException">A file is missing or wrong.</exception>
    public static async Task<EvaluationReport> RunAsync(NeedEvaluation.Options files, IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingTexts texts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(files);
        var needs = JudgedFiles.ReadTexts(files.NeedsFile);
        var achievements = JudgedFiles.ReadTexts(files.AchievementsFile);
        var qrels = JudgedFiles.ReadQrels(files.QrelsFile);
        var words = new ThreadIndex(files.Recipe);
        words.Load(achievements.Select(a => new IndexDocument(a.Id, a.Title, a.Content)));
        var beside = files.BackgroundFile ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(files.NeedsFile)) ?? "", NeedEvaluation.BackgroundBeside);
        var background = files.BackgroundFile is not null || File.Exists(beside) ? JudgedFiles.ReadTexts(beside) : [];
        words.LoadBackground(needs.Concat(background).Select(n => new MatchQuery(n.Title, n.Content)));
        var judged = qrels.Values.SelectMany(q => q.Keys).ToHashSet(StringComparer.Ordinal);
        var meaning = new EmbeddingIndex(generator, texts);
        await meaning.PutAsync([.. achievements.Where(a => judged.Contains(a.Id)).Select(a => new IndexDocument(a.Id, a.Title, a.Content))], ct).ConfigureAwait(false);
        List<double[]> figures = [];
        foreach (var need in needs.Where(n => qrels.TryGetValue(n.Id, out var levels) && levels.Values.Any(l => l > 1)).OrderBy(n => n.Id, StringComparer.Ordinal))
            figures.Add(await FiguresAsync(new MatchQuery(need.Title, need.Content), qrels[need.Id], words, meaning, ct).ConfigureAwait(false));
        return figures.Count > 0 ? Report(figures) : throw new EvaluationFileException($"No need of {files.NeedsFile} is judged in {files.QrelsFile}.");
    }

    private static async Task<double[]> FiguresAsync(MatchQuery need, IReadOnlyDictionary<string, int> levels, ThreadIndex words, EmbeddingIndex meaning, CancellationToken ct)
    {
        var ids = levels.Keys.Order(StringComparer.Ordinal).ToList();
        var vector = await meaning.ReadAsync(need, ct).ConfigureAwait(false);
        var lexical = ids.ConvertAll(id => Fusion.Bend(words.Explain(need, id, 0)?.Normalized ?? 0));
        var scale = meaning.Vectors is { } vectors ? MeaningScale.Of(vectors, vector.Span) : null;
        var dense = ids.ConvertAll(id => Fusion.Bend(scale?.Likeness(meaning.Vectors?.Similarity(vector.Span, id) ?? 0) ?? 0));
        return
        [
            .. Weights.Select(weight =>
            {
                var fused = ids.Select((_, i) => Fusion.Of(lexical[i], dense[i], weight).Value).ToList();
                var ranked = Enumerable.Range(0, ids.Count).OrderByDescending(i => fused[i]).ThenBy(i => i).Select(i => ids[i]);
                return RankingMeasures.Of(ranked, levels, true).First(m => m.Name == Judge).Value;
            }),
        ];
    }

    private static EvaluationReport Report(List<double[]> figures)
    {
        var measures = Enumerable.Range(0, Weights.Count).Select(w => Summary(
            w == 0 ? "The words alone" : string.Create(CultureInfo.InvariantCulture, $"Weight {Weights[w]} of the model, less the words alone"),
            [.. figures.Select(f => w == 0 ? f[0] : f[w] - f[0])])).ToList();

        // The honest figure: each need is measured with the weight that is best on the needs of the other folds.
        var chosen = figures.Select((f, i) => f[Best([.. figures.Where((_, other) => other % Folds != i % Folds)])] - f[0]).ToArray();
        measures.Add(Summary("A weight chosen on the other needs, less the words alone", chosen));
        var best = Weights[Best(figures)];
        return new EvaluationReport(
            [
                string.Create(CultureInfo.InvariantCulture, $"{figures.Count} needs. The best weight on all of them: {best}."),
                "Differences are need by need. An interval that holds 0 shows nothing: then leave the model out.",
            ],
            measures);
    }

    /// <summary>The smallest of the best weights.</summary>
    private static int Best(List<double[]> figures) =>
        Enumerable.Range(0, Weights.Count).OrderByDescending(w => figures.Average(f => f[w])).ThenBy(w => w).First();

    private static Measure Summary(string task, double[] values)
    {
        var (low, high) = Bootstrap.Interval(values.Length, drawn => drawn.Average(i => values[i]));
        return new Measure(task, Judge, values.Average(), low, high, values.Length);
    }
}
