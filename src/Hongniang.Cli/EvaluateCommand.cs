using System.CommandLine;
using RedThread;
using RedThread.Embeddings;
using RedThread.Evaluation;
using RedThread.Learning;

namespace Hongniang.Cli;

/// <summary><c>hongniang evaluate</c>: measures the matching recipe on a judged set, needs with achievements or papers with reviewers.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string> Needs = File("--needs", "Needs, one {\"id\", \"title\", \"content\"} a line.");
    private static readonly Option<string> Achievements = File("--achievements", "The whole collection of achievements, one {\"id\", \"title\"} a line.");
    private static readonly Option<string> Qrels = File("--qrels", "Judgements: need, achievement, level 1 to 4, separated by tabs.");
    private static readonly Option<string> Background = File("--background", $"Further needs for the rarity of words. Default: {NeedEvaluation.BackgroundBeside} beside the needs, if it is there.");
    private static readonly Option<string> Experts = File("--experts", "Reviewers, one {\"id\", \"works\": [{\"title\", \"abstract\"}]} a line.");
    private static readonly Option<string> Papers = File("--papers", "Papers, one {\"id\", \"title\", \"abstract\"} a line.");
    private static readonly Option<string> Ratings = File("--ratings", "Ratings: reviewer, paper, 1 to 5, separated by tabs.");
    private static readonly Option<string> RunFile = File("--run", "Write the rankings here: need, achievement, score, best first (with --experts: reviewer, paper, score).");
    private static readonly Option<ExpertEvaluation.Similarity> Similarity = new("--similarity")
    {
        Description = "With --experts: how a paper is compared with a work.",
        DefaultValueFactory = _ => ExpertEvaluation.Similarity.Recipe,
    };

    private static readonly Option<string> Recipe = new("--recipe")
    {
        Description = "Parameters other than the defaults, such as \"BigramWeight=.5, MeaningWeight=0\".",
        HelpName = "RECIPE",
    };

    private static readonly Option<string> ComparedWith = new("--compare")
    {
        Description = "With --needs: a second recipe (\"\" for the defaults); prints the differences, need by need, with their intervals.",
        HelpName = "RECIPE",
    };

    private static readonly Option<bool> Levels = new("--levels")
    {
        Description = "With --needs: how well the levels of held-out pairs are foretold, instead of the ranking.",
    };

    private static readonly Option<bool> Calibration = new("--calibration")
    {
        Description = "What a score means, how many in a hundred matches like this are good, instead of the ranking.",
    };

    private static readonly Option<string> Embeddings = new("--embeddings")
    {
        Description = $"With --needs: what a model adds to the words, weight by weight. A folder with model.onnx and its tokenizer, or the address of an OpenAI-compatible endpoint (key in {EmbeddingKey}).",
        HelpName = "SOURCE",
    };

    private static readonly Option<string> EmbeddingModel = new("--embedding-model") { Description = "The model's name at the endpoint.", HelpName = "NAME" };

    private static readonly Option<string> QueryPrefix = new("--query-prefix") { Description = "With --embeddings: what stands before each need, such as \"query: \" for models of the e5 family.", HelpName = "TEXT" };

    private static readonly Option<string> PassagePrefix = new("--passage-prefix") { Description = "With --embeddings: what stands before each achievement, such as \"passage: \".", HelpName = "TEXT" };

    private const string EmbeddingKey = "HONGNIANG_EMBEDDINGS_KEY";

    public static Command Create()
    {
        var command = new Command("evaluate", "Measure the matching recipe on a judged set: either --needs, --achievements and --qrels, or --experts, --papers and --ratings.");
        foreach (var option in (Option[])[Needs, Achievements, Qrels, Background, Experts, Papers, Ratings, RunFile, Similarity, Recipe, ComparedWith, Levels, Calibration, Embeddings, EmbeddingModel, QueryPrefix, PassagePrefix])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var byNeeds = new[] { Needs, Achievements, Qrels }.Count(option => result.GetValue(option) is not null);
            var byExperts = new[] { Experts, Papers, Ratings }.Count(option => result.GetValue(option) is not null);
            var special = (result.GetValue(Levels) ? 1 : 0) + (result.GetValue(Calibration) ? 1 : 0);
            if (special > 1 || (special > 0 && ((byExperts > 0 && result.GetValue(Levels)) || result.GetValue(ComparedWith) is not null || result.GetValue(RunFile) is not null)))
                result.AddError("--levels goes with --needs, --achievements and --qrels, --calibration also with --experts, --papers and --ratings; neither goes with --run or --compare.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        try
        {
            var report = parsed.GetValue(Needs) is null ? EvaluateExperts(parsed)
                : parsed.GetValue(Embeddings) is { } source ? await EvaluateFusionAsync(parsed, source, ct)
                : EvaluateNeeds(parsed);
            parsed.InvocationConfiguration.Output.Write(report.ToString());
            return 0;
        }
        catch (Exception e) when (e is EvaluationFileException or FormatException or InvalidOperationException or ArgumentException or FileNotFoundException or System.ClientModel.ClientResultException)
        {
            parsed.InvocationConfiguration.Error.WriteLine(e.Message);
            return 2;
        }
    }

    private static EvaluationReport EvaluateNeeds(ParseResult parsed) =>
        parsed.GetValue(Levels) ? LevelEvaluation.Run(NeedOptions(parsed))
        : parsed.GetValue(Calibration) ? CalibrationEvaluation.Run(NeedOptions(parsed))
        : NeedEvaluation.Run(NeedOptions(parsed));

    private static async Task<EvaluationReport> EvaluateFusionAsync(ParseResult parsed, string source, CancellationToken ct)
    {
        using var generator = EmbeddingSource.Open(source, parsed.GetValue(EmbeddingModel), Environment.GetEnvironmentVariable(EmbeddingKey));
        return await FusionEvaluation.RunAsync(NeedOptions(parsed), generator, new EmbeddingTexts(parsed.GetValue(QueryPrefix) ?? "", parsed.GetValue(PassagePrefix) ?? ""), ct);
    }

    private static NeedEvaluation.Options NeedOptions(ParseResult parsed) => new()
    {
        NeedsFile = parsed.GetRequiredValue(Needs),
        AchievementsFile = parsed.GetRequiredValue(Achievements),
        QrelsFile = parsed.GetRequiredValue(Qrels),
        Recipe = RecipeOptions.Parse(parsed.GetValue(Recipe) ?? ""),
        ComparedWith = parsed.GetValue(ComparedWith) is { } other ? RecipeOptions.Parse(other) : null,
        BackgroundFile = parsed.GetValue(Background),
        RunFile = parsed.GetValue(RunFile),
    };

    private static EvaluationReport EvaluateExperts(ParseResult parsed) =>
        parsed.GetValue(Calibration) ? ExpertCalibration.Run(ExpertOptions(parsed)) : ExpertEvaluation.Run(ExpertOptions(parsed));

    private static ExpertEvaluation.Options ExpertOptions(ParseResult parsed) => new()
    {
        ExpertsFile = parsed.GetRequiredValue(Experts),
        PapersFile = parsed.GetRequiredValue(Papers),
        RatingsFile = parsed.GetRequiredValue(Ratings),
        RunFile = parsed.GetValue(RunFile),
        Similarity = parsed.GetValue(Similarity),
        Recipe = RecipeOptions.Parse($"{nameof(RecipeOptions.English)},{parsed.GetValue(Recipe)}"),
    };

    private static Option<string> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };
}
