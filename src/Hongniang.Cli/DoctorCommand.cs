using System.CommandLine;
using System.Globalization;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Hosting;
using Hongniang.Matching;
using Hongniang.Matching.Meaning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hongniang.Cli;

/// <summary><c>hongniang doctor</c>: the effective configuration, and everything in the database that can be checked. Ends with 1 when something is wrong.</summary>
internal static class DoctorCommand
{
    /// <summary>Settings under <c>Hongniang:</c> that somebody reads; anything else is probably a slip of the pen.</summary>
    private static readonly string[] Known = ["Database", "DataFolder", "TimeZone", "WorkingDays", "Matching", "Sample", "Jobs", "RateLimits", "Mail", "OpenId", "Embeddings"];

    public static Command Create()
    {
        var command = new Command("doctor", "Print the effective configuration and check the database: migrations, the journal from end to end, numbers, files.");
        command.SetDatabaseAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        var output = parsed.InvocationConfiguration.Output;
        var isGood = await ConfigurationAsync(output, services);
        await using var scope = services.Open(out var db);
        if (services.GetRequiredService<DatabaseChoice>() is { Kind: DatabaseKind.Sqlite } choice && !File.Exists(choice.Address))
        {
            await WriteAsync(output, new("database", false, "There is no such file yet. hongniang migrate makes it."));
            return 1;
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        await WriteAsync(output, new("migrations", pending.Count == 0, pending.Count == 0 ? "The schema is the newest." : $"Not applied: {string.Join(", ", pending)}. Run hongniang migrate."));
        if (pending.Count > 0)
        {
            return 1;
        }

        foreach (var finding in await DatabaseFindings.LoadAsync(db, ct))
        {
            await WriteAsync(output, finding);
            isGood &= finding.IsGood;
        }

        await output.WriteLineAsync(isGood ? "All is well." : "Something is wrong, see above.");
        return isGood ? 0 : 1;
    }

    private static async Task<bool> ConfigurationAsync(TextWriter output, IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var clock = services.GetRequiredService<AssociationClock>();
        var weights = services.GetRequiredService<IOptions<MatchWeights>>().Value;
        await output.WriteLineAsync($"database       {services.GetRequiredService<DatabaseChoice>()}");
        await output.WriteLineAsync($"data folder    {Folders.Data(configuration)}");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"time           {clock.Zone.Id}, today is {clock.Today:yyyy-MM-dd}, a {(clock.WorkingDays.IsWorkingDay(clock.Today) ? "working day" : "day off")}"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"matching       {string.Join(", ", Enum.GetValues<Criterion>().Where(c => c is not (Criterion.Learned or Criterion.Meaning)).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c} {weights.Of(c)}")))}; half at {weights.HalfText}, shown from {weights.MinimumText}, depth {weights.Depth}"));
        if (services.GetRequiredService<IOptions<EmbeddingSettings>>().Value is { IsOn: true } meaning)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"meaning        {meaning.Name}, {(meaning.IsRemote ? "texts leave this machine" : "texts stay on this machine")}; weight {meaning.Weight}, listed from {meaning.LeastLikeness}{(string.IsNullOrEmpty(meaning.Key) ? "" : ", with a key")}"));
        }

        var unknown = configuration.GetSection("Hongniang").GetChildren().Select(s => s.Key).Where(k => !Known.Contains(k, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unknown.Count > 0)
        {
            await WriteAsync(output, new("settings", false, $"Nobody reads Hongniang:{string.Join(", Hongniang:", unknown)}."));
        }

        return unknown.Count == 0;
    }

    private static Task WriteAsync(TextWriter output, DatabaseFindings.Finding finding) =>
        output.WriteLineAsync($"{(finding.IsGood ? "ok  " : "BAD ")} {finding.Check,-12} {finding.Detail}");
}
