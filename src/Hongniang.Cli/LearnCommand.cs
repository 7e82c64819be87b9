using System.CommandLine;
using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements.Learning;
using Hongniang.Matching.Learning;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Cli;

/// <summary><c>hongniang learn</c>: learns a ranking from judged pairs, prints what it gains on held-out needs, and keeps it for somebody to adopt.</summary>
internal static class LearnCommand
{
    private static readonly Option<string> Association = new("--association") { Description = "The number of the association whose pairs are learnt from. Default: the one at the top.", HelpName = "DW-…" };
    private static readonly Option<string> Export = new("--export") { Description = "Only write the judged pairs of achievements to this folder, for hongniang evaluate.", HelpName = "FOLDER" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only compare; keep nothing." };

    public static Command Create()
    {
        var command = new Command("learn", "Learn a ranking from what became of matches, compare it with the one in use on held-out needs, and keep it for somebody to adopt.") { Association, DryRun, Export };
        command.SetDatabaseAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var words = services.GetRequiredService<Words>();
        await using var scope = services.Open(out var db);
        if (await DatabaseOption.ReasonNotReadyAsync(db, ct) is { } reason)
        {
            await error.WriteLineAsync(reason);
            return 2;
        }

        var number = parsed.GetValue(Association)?.Trim().ToUpperInvariant();
        var found = await db.Organizations.AsNoTracking().Where(o => o.Kind == OrganizationKind.Association && (number == null ? o.ParentId == null : o.Number == number))
            .OrderBy(o => o.Number).Select(o => new { o.Id, o.Name }).Take(2).ToListAsync(ct);
        if (found is not [var holder])
        {
            await error.WriteLineAsync(found.Count == 0 ? "There is no such association." : "There are several associations at the top. Name one with --association.");
            return 1;
        }

        db.Scope = await ReadScope.OfAssociationAsync(db, holder.Id, ct);
        if (parsed.GetValue(Export) is { Length: > 0 } folder)
        {
            return await ExportAsync(scope.ServiceProvider.GetRequiredService<ExportJudgedPairs>(), folder, words, output, error, ct);
        }

        var result = await scope.ServiceProvider.GetRequiredService<LearnRanking>().RunAsync(new LearnRanking.Input(holder.Id, parsed.GetValue(DryRun)), Actor.System, ct);
        if (!result.Succeeded)
        {
            await error.WriteLineAsync(words[result.Problems[0]]);
            return 1;
        }

        await output.WriteLineAsync(holder.Name);
        await WriteAsync(output, words, result.Value);
        return 0;
    }

    private static async Task<int> ExportAsync(ExportJudgedPairs export, string folder, Words words, TextWriter output, TextWriter error, CancellationToken ct)
    {
        try
        {
            var result = await export.RunAsync(folder, ct);
            if (!result.Succeeded)
            {
                await error.WriteLineAsync(words[result.Problems[0]]);
                return 1;
            }

            var (needs, achievements, pairs) = result.Value;
            await output.WriteLineAsync(Invariant($"{pairs} judged pairs of {needs} needs, and {achievements} achievements, are in {folder}:"));
            await output.WriteLineAsync($"hongniang evaluate --needs {ExportJudgedPairs.NeedsFile} --achievements {ExportJudgedPairs.AchievementsFile} --qrels {ExportJudgedPairs.QrelsFile}");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static async Task WriteAsync(TextWriter output, Words words, LearnRanking.Output learnt)
    {
        var (stock, trial, model, kept) = learnt;
        await output.WriteLineAsync(string.Join(", ", stock.Grades.Select(g => $"{words[g.Key]} {g.Value}")));
        await output.WriteLineAsync(Invariant($"learnt from      {stock.UsedPairs} pairs of {stock.UsedNeeds} needs with different grades"));
        await output.WriteLineAsync(Invariant($"in use           {trial.Champion:F4} nDCG@10 on held-out needs"));
        await output.WriteLineAsync(Invariant($"learnt           {trial.Challenger:F4}"));
        await output.WriteLineAsync(Invariant($"gain             {trial.Gain:+0.0000;-0.0000} [{trial.Low:+0.0000;-0.0000}, {trial.High:+0.0000;-0.0000}] over {trial.Needs} needs"));
        await output.WriteLineAsync($"features         {string.Join(", ", model.Features.Zip(model.Coefficients, (name, by) => Invariant($"{name} {by:+0.00;-0.00;0.00}")))}");
        await output.WriteLineAsync(trial.IsBetter ? "Better than what is in use." : "No better than what is in use; it is not adopted.");
        await output.WriteLineAsync(kept is null ? "Nothing was kept." : $"Kept as {kept.Name}: adopt it under /matching/models.");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
