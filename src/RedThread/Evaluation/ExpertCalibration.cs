using System.Globalization;
using RedThread.Calibration;

namespace RedThread.Evaluation;

/// <summary>Learns what the likeness of a text to a person's profile means: in how many of ten rated pairs the person said to know the matter well.</summary>
/// <remarks>A profile is one document, as where people are listed with their works: its titles are joined. Neither meaning nor single works are looked at.</remarks>
public static class ExpertCalibration
{
    /// <summary>A rating (1 to 5) from which on a person knows the matter well.</summary>
    public const double Knows = 4;

    /// <summary>The bands learnt from all ratings.</summary>
    public static readonly string Bands = Invariant($"Bands of all reviewers: share of rated papers of {Knows} or better");

    /// <summary>The bands held against reviewers that they were not learnt from.</summary>
    public const string HeldOut = CalibrationEvaluation.HeldOut;

    /// <exception cref="EvaluationFileException">A file is missing or wrong, or too little is rated.</exception>
    public static EvaluationReport Run(ExpertEvaluation.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var experts = JudgedFiles.ReadExperts(options.ExpertsFile);
        var papers = JudgedFiles.ReadTexts(options.PapersFile);
        var ratings = JudgedFiles.ReadRatings(options.RatingsFile);
        var index = new ThreadIndex();
        index.Load(experts.Select(expert => new IndexDocument(expert.Id, "", string.Join('\n', expert.Works.Select(work => work.Title)))));
        index.LoadBackground(papers.Select(QueryOf));
        var scores = papers.ToDictionary(
            paper => paper.Id, paper => index.Search(QueryOf(paper), index.Count).ToDictionary(hit => hit.Id, hit => hit.Normalized, StringComparer.Ordinal), StringComparer.Ordinal);
        var judged = ratings.Select(rated => rated.Value.Select(paper => scores.TryGetValue(paper.Key, out var found)
            ? (Score: found.GetValueOrDefault(rated.Key), Good: paper.Value >= Knows)
            : throw new EvaluationFileException($"{options.RatingsFile} rates paper '{paper.Key}', which is not in {options.PapersFile}.")).ToArray()).ToArray();
        return CalibrationEvaluation.Report(judged, Bands, options.RatingsFile,
            Invariant($"{judged.Sum(pairs => pairs.Length)} rated papers of {judged.Length} reviewers; good is a rating of {Knows} or better."));
    }

    private static MatchQuery QueryOf(JudgedText paper) => new(paper.Title, paper.Content);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
