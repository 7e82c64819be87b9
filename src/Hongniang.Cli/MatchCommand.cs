using System.CommandLine;
using System.Globalization;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Cli;

/// <summary><c>hongniang match XQ-…</c>: the explained shortlist of a need, in words.</summary>
internal static class MatchCommand
{
    private static readonly Argument<string> Number = new("number") { Description = "The number of the need, XQ-2026-000123.", HelpName = "XQ-…" };
    private static readonly Option<int> Top = new("--top") { Description = "How many of each kind.", DefaultValueFactory = _ => 5 };

    private static readonly Option<bool> Weak = new("--weak") { Description = "Also candidates that say little of what the need says." };

    public static Command Create()
    {
        var command = new Command("match", "Print who can answer a need, best first, with the score's parts, the reasons and the phrases that tie the two texts.") { Number, Top, Weak };
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

        var need = HumanNumber.TryParse(parsed.GetRequiredValue(Number), out var number) ? await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Number == number, ct) : null;
        if (need is null)
        {
            await error.WriteLineAsync("There is no need with this number.");
            return 1;
        }

        var pairs = await NeedPairs.LoadAsync(db, services.GetRequiredService<AssociationClock>(), need.Id, ct);
        var subject = MatchSubject.Of(need);
        var cases = await EarlierCases.LoadAsync(db, await scope.ServiceProvider.GetRequiredService<SimilarNeeds>().FindAsync(subject, ct), ct);
        var answer = await scope.ServiceProvider.GetRequiredService<MatchNeed>().RunAsync(new MatchNeed.Input(subject, new MatchFilters { WithWeak = parsed.GetValue(Weak) }, pairs) { Cases = cases }, Actor.System with { OrganizationId = need.HolderId.Value }, ct);
        if (!answer.Succeeded)
        {
            await error.WriteLineAsync(words[answer.Problems[0]]);
            return 1;
        }

        await output.WriteLineAsync($"{need.Number}  {need.Title}");
        foreach (var (kind, list) in answer.Value.Lists)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"{words[kind]} ({string.Join(", ", list.Weights.Select(w => $"{words[w.Criterion]} {w.Weight}%"))})");
            foreach (var row in list.Rows.Take(Math.Max(1, parsed.GetValue(Top))))
            {
                await WriteAsync(output, words, list.Desk, row);
            }

            if (list.WeakCount > 0 && !parsed.GetValue(Weak))
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(list.Rows.Count == 0 ? "No good match yet; " : "")}{list.WeakCount} weak ones with --weak."));
            }
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{answer.Value.AchievementCount} achievements and {answer.Value.ExpertCount} experts weighed in {answer.Value.Elapsed.TotalMilliseconds:0.0} ms."));
        return 0;
    }

    private static async Task WriteAsync(TextWriter output, Words words, MatchDesk desk, MatchRow row)
    {
        var candidate = row.Candidate;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{row.Rank,3}. {row.Score.Points,3}  {candidate.Number}  {candidate.Name ?? candidate.Title}{(candidate.Position is null ? "" : " ")}{candidate.Position}  {candidate.OrganizationName}"));
        await output.WriteLineAsync($"          = {string.Join(" + ", row.Score.Parts.Select(p => $"{words[p.Criterion]} {p.Points}"))}");
        if (row.Promise is { } promise)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"          likeness {row.Likeness:0.00}; title {promise.Likeness:0.00}: of ten titles as near {promise.Least} to {promise.Most} are related"));
        }

        if (row.Score.Reasons.Count > 0)
        {
            await output.WriteLineAsync($"          {string.Join("; ", row.Score.Reasons.Select(r => $"{Mark(r.Verdict)} {words[Words.KeyOf(r.Kind), [.. r.Args.Select(a => a is Enum member ? words[member] : a)]]}"))}");
        }

        if (desk.Threads(candidate) is { Count: > 0 } threads)
        {
            await output.WriteLineAsync($"          ~ {string.Join("  ", threads.Select(t => t.Text).Distinct())}");
        }
    }

    private static string Mark(ReasonVerdict verdict) => verdict switch { ReasonVerdict.Good => "+", ReasonVerdict.Warn => "!", _ => "·" };
}
