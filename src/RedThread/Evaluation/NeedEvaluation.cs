using System.Globalization;

namespace RedThread.Evaluation;

/// <summary>Ranks every achievement for every need of a judged set and measures the rankings.</summary>
public static class NeedEvaluation
{
    /// <summary>The task whose rankings hold the judged achievements only.</summary>
    public const string Reranking = "Re-ranking of the judged achievements";

    /// <summary>The task whose rankings hold the whole collection.</summary>
    public const string Retrieval = "Retrieval from the whole collection (not judged counts 0)";

    /// <summary>The name of a file beside the needs that is taken for the background where none is given.</summary>
    public const string BackgroundBeside = "background_needs.jsonl";

    /// <summary>Where the judged set lies and how it is run.</summary>
    public sealed record Options
    {
        /// <summary>One {"id", "title", "content"} a line.</summary>
        public required string NeedsFile { get; init; }

        /// <summary>One {"id", "title", "content" (optional)} a line: the whole collection.</summary>
        public required string AchievementsFile { get; init; }

        /// <summary>"need achievement level" lines.</summary>
        public required string QrelsFile { get; init; }

        /// <summary>Further needs, not judged, for the rarity of words. Null: <see cref="BackgroundBeside"/> beside the needs, if it is there.</summary>
        public string? BackgroundFile { get; init; }

        /// <summary>Where to write "need achievement score" lines. Null: nowhere.</summary>
        public string? RunFile { get; init; }

        /// <summary>At least so many lines per need in the run file; achievements that share nothing fill up with score 0, by id. Default 1,000.</summary>
        public int Depth { get; init; } = 1000;

        /// <summary>The recipe to measure.</summary>
        public RecipeOptions Recipe { get; init; } = new();

        /// <summary>Another recipe over the same files: the report then holds differences. Null: none.</summary>
        public RecipeOptions? ComparedWith { get; init; }
    }

    /// <exception cref="EvaluationFileException">A file is missing or wrong.</exception>
    public static EvaluationReport Run(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var needs = JudgedFiles.ReadTexts(options.NeedsFile);
        var achievements = JudgedFiles.ReadTexts(options.AchievementsFile);
        var qrels = JudgedFiles.ReadQrels(options.QrelsFile);
        var (backgroundFile, background) = ReadBackground(options);

        var set = new Judged(needs, achievements, qrels, background);
        var runs = Rank(set, options.Recipe, options.Depth);
        if (options.RunFile is { } runFile)
            RunFiles.Write(runFile, needs.SelectMany(need => runs[need.Id].Select(line => (need.Id, line.Id, (double)line.Score))));

        List<string> notes =
        [
            Invariant($"{needs.Count} needs, {achievements.Count} achievements, {qrels.Values.Sum(judged => judged.Count)} judged pairs of {qrels.Count} needs."),
            BackgroundNote(options, backgroundFile, background.Count),
        ];
        var unknown = qrels.Keys.Count(id => !runs.ContainsKey(id));
        if (unknown > 0)
            notes.Add(Invariant($"Attention: {unknown} judged needs are not in {options.NeedsFile}; nothing is found for them."));
        if (options.ComparedWith is not { } other)
            return new EvaluationReport(notes, [.. Measured(qrels, runs, true), .. Measured(qrels, runs, false)]);
        var otherRuns = Rank(set, other, options.Depth);
        notes.Add("Differences, need by need: this recipe less the one compared with. An interval that holds 0 shows nothing.");
        return new EvaluationReport(notes, [.. Compared(qrels, runs, otherRuns, true), .. Compared(qrels, runs, otherRuns, false)]);
    }

    /// <summary>The further needs: those of the file given, or of the one beside the needs.</summary>
    internal static (string? File, IReadOnlyList<JudgedText> Texts) ReadBackground(Options options)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.NeedsFile)) ?? "", BackgroundBeside);
        var file = options.BackgroundFile ?? (File.Exists(beside) ? beside : null);
        return (file, file is null ? [] : JudgedFiles.ReadTexts(file));
    }

    /// <summary>The index that <see cref="Run"/> measures, and the needs.</summary>
    internal static (MeaningIndex Index, IReadOnlyList<JudgedText> Needs) Indexed(Options options)
    {
        var needs = JudgedFiles.ReadTexts(options.NeedsFile);
        return (Indexed(JudgedFiles.ReadTexts(options.AchievementsFile), needs.Concat(ReadBackground(options).Texts), options.Recipe), needs);
    }

    private static MeaningIndex Indexed(IReadOnlyList<JudgedText> achievements, IEnumerable<JudgedText> needs, RecipeOptions recipe) =>
        new(achievements.Select(a => new IndexDocument(a.Id, a.Title, a.Content)), needs.Select(QueryOf), recipe);

    private sealed record Judged(
        IReadOnlyList<JudgedText> Needs, IReadOnlyList<JudgedText> Achievements, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Qrels, IReadOnlyList<JudgedText> Background);

    private static Dictionary<string, List<(string Id, long Score)>> Rank(Judged set, RecipeOptions recipe, int depth)
    {
        var index = Indexed(set.Achievements, set.Needs.Concat(set.Background), recipe);
        var byId = set.Achievements.Select(a => a.Id).Order(StringComparer.Ordinal).ToList();
        return set.Needs.ToDictionary(need => need.Id, need => Filled(index.Search(QueryOf(need), set.Achievements.Count), byId, depth), StringComparer.Ordinal);
    }

    private static IEnumerable<Measure> Measured(IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> qrels, Dictionary<string, List<(string Id, long Score)>> runs, bool judgedOnly) =>
        qrels.SelectMany(pair => MeasuresOf(pair.Key, pair.Value, runs, judgedOnly))
            .GroupBy(measure => measure.Name, measure => measure.Value, StringComparer.Ordinal)
            .Select(group => Summary(judgedOnly ? Reranking : Retrieval, group.Key, [.. group]));

    /// <summary>Both rankings of a need have the same measures, because those depend on what is judged.</summary>
    private static IEnumerable<Measure> Compared(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> qrels,
        Dictionary<string, List<(string Id, long Score)>> runs,
        Dictionary<string, List<(string Id, long Score)>> others,
        bool judgedOnly) =>
        qrels.SelectMany(pair => MeasuresOf(pair.Key, pair.Value, runs, judgedOnly).Zip(
                MeasuresOf(pair.Key, pair.Value, others, judgedOnly), (ours, theirs) => (ours.Name, Value: ours.Value - theirs.Value)))
            .GroupBy(measure => measure.Name, measure => measure.Value, StringComparer.Ordinal)
            .Select(group => Summary(judgedOnly ? Reranking : Retrieval, group.Key, [.. group]));

    private static IReadOnlyList<(string Name, double Value)> MeasuresOf(string need, IReadOnlyDictionary<string, int> judged, Dictionary<string, List<(string Id, long Score)>> runs, bool judgedOnly) =>
        RankingMeasures.Of(runs.TryGetValue(need, out var hits) ? hits.Select(hit => hit.Id) : [], judged, judgedOnly);

    private static Measure Summary(string task, string name, double[] values)
    {
        var (low, high) = Bootstrap.Interval(values.Length, drawn => drawn.Average(i => values[i]));
        return new Measure(task, name, values.Average(), low, high, values.Length);
    }

    private static string BackgroundNote(Options options, string? file, int count)
    {
        if (file is null)
            return $"Rarity of words among needs: from the needs themselves; no {BackgroundBeside} lies beside them and no background was given.";
        var how = options.BackgroundFile is null ? $"found beside the needs: {BackgroundBeside}" : file;
        return Invariant($"Rarity of words among needs: from the needs and {count} more ({how}).");
    }

    /// <summary>The ranking as the run file has it, so that a scorer of that file finds our figures.</summary>
    private static List<(string Id, long Score)> Filled(IReadOnlyList<Hit> hits, List<string> byId, int depth)
    {
        var found = hits.Select(hit => hit.Id).ToHashSet(StringComparer.Ordinal);
        var rest = byId.Where(id => !found.Contains(id)).Take(Math.Max(0, depth - hits.Count));
        return [.. hits.Select(hit => (hit.Id, hit.Score)), .. rest.Select(id => (id, 0L))];
    }

    private static MatchQuery QueryOf(JudgedText need) => new(need.Title, need.Content);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
