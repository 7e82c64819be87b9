using System.Globalization;

namespace RedThread.Evaluation;

/// <summary>Scores every rated paper for its reviewer from the reviewer's works, and measures how well the scores order the papers.</summary>
public static class ExpertEvaluation
{
    /// <summary>How one paper is scored against one work.</summary>
    public enum Similarity
    {
        /// <summary>The recipe's score divided by the paper's score against itself.</summary>
        Recipe,

        /// <summary>Cosine of tf-idf vectors over the same terms: (1 + ln tf) × (ln((1 + N) / (1 + df)) + 1), bigrams at the recipe's weight. A plain peer to compare with.</summary>
        Cosine,
    }

    /// <summary>Where the judged set lies and how it is run.</summary>
    public sealed record Options
    {
        /// <summary>One {"id", "works": [{"title", "abstract"}]} a line.</summary>
        public required string ExpertsFile { get; init; }

        /// <summary>One {"id", "title", "abstract"} a line.</summary>
        public required string PapersFile { get; init; }

        /// <summary>"expert paper rating" lines.</summary>
        public required string RatingsFile { get; init; }

        /// <summary>Where to write "expert paper score" lines for every rated pair. Null: nowhere.</summary>
        public string? RunFile { get; init; }

        /// <summary>Default <see cref="Similarity.Recipe"/>.</summary>
        public Similarity Similarity { get; init; } = Similarity.Recipe;

        /// <summary>What the next best work counts beside the one before, 0 to 1. Default .7.</summary>
        public double Ratio { get; init; } = .7;

        /// <summary>Default <see cref="RecipeOptions.English"/>.</summary>
        public RecipeOptions Recipe { get; init; } = RecipeOptions.English;
    }

    /// <exception cref="EvaluationFileException">A file is missing or wrong, or rates somebody or something that the others do not hold.</exception>
    public static EvaluationReport Run(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var experts = JudgedFiles.ReadExperts(options.ExpertsFile).ToDictionary(expert => expert.Id, StringComparer.Ordinal);
        var papers = JudgedFiles.ReadTexts(options.PapersFile).ToDictionary(paper => paper.Id, StringComparer.Ordinal);
        var ratings = JudgedFiles.ReadRatings(options.RatingsFile);
        foreach (var (expert, rated) in ratings)
        {
            if (!experts.ContainsKey(expert))
                throw new EvaluationFileException($"{options.RatingsFile} rates expert '{expert}', who is not in {options.ExpertsFile}.");
            if (rated.Keys.FirstOrDefault(id => !papers.ContainsKey(id)) is { } missing)
                throw new EvaluationFileException($"{options.RatingsFile} rates paper '{missing}', which is not in {options.PapersFile}.");
        }

        var score = Scorer(options, experts);
        var scores = ratings.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Keys.ToDictionary(paper => paper, paper => score(experts[pair.Key], papers[paper]), StringComparer.Ordinal),
            StringComparer.Ordinal);
        if (options.RunFile is { } file)
            RunFiles.Write(file, scores.SelectMany(pair => pair.Value.Select(s => (pair.Key, s.Key, s.Value))));
        return Report(options, experts, ratings, [.. ratings.Select(pair => ExpertMeasures.Of(pair.Value, paper => scores[pair.Key][paper]))]);
    }

    private static Func<JudgedExpert, JudgedText, double> Scorer(Options options, Dictionary<string, JudgedExpert> experts)
    {
        var works = experts.Values.SelectMany(expert => expert.Works).Select(work => new IndexDocument(work.Id, work.Title, work.Content)).ToList();
        if (options.Similarity == Similarity.Cosine)
        {
            var cosine = new TfIdfCosine(options.Recipe, works);
            return (expert, paper) => WorkAggregation.Geometric(expert.Works.Select(work => cosine.Of(paper, work.Id)), options.Ratio);
        }
        var index = new MeaningIndex(works, [], options.Recipe);
        var hits = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        return (expert, paper) =>
        {
            if (!hits.TryGetValue(paper.Id, out var found))
            {
                // why: as the query's title the whole paper is what its score is divided by.
                var all = index.Search(new MatchQuery($"{paper.Title}\n{paper.Content}", ""), index.Count);
                hits[paper.Id] = found = all.ToDictionary(hit => hit.Id, hit => hit.Normalized, StringComparer.Ordinal);
            }
            return WorkAggregation.Geometric(expert.Works.Select(work => found.GetValueOrDefault(work.Id)), options.Ratio);
        };
    }

    private static EvaluationReport Report(Options options, Dictionary<string, JudgedExpert> experts, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ratings, ExpertMeasures[] reviewers)
    {
        var notes = Invariant($"{ratings.Count} reviewers with {experts.Values.Sum(expert => expert.Works.Count)} works, {ratings.Values.Sum(rated => rated.Count)} ratings; {options.Similarity}, each next work at {options.Ratio}.");
        Measure Pooled(string name, Func<ExpertMeasures, double> value)
        {
            var all = reviewers.Aggregate((a, b) => a.Plus(b));
            var (low, high) = Bootstrap.Interval(reviewers.Length, drawn => value(drawn.Select(i => reviewers[i]).Aggregate((a, b) => a.Plus(b))));
            return new Measure("Ordering the papers of each reviewer", name, value(all), low, high, reviewers.Length);
        }
        return new EvaluationReport([notes], [Pooled("loss", m => m.Loss), Pooled("easy pairs", m => m.EasyAccuracy), Pooled("hard pairs", m => m.HardAccuracy)]);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
