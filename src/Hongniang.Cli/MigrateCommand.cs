using System.CommandLine;
using Hongniang.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Cli;

/// <summary><c>hongniang migrate</c>: makes the database, or brings it to the newest schema.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Make the database, or bring it to the newest schema.");
        command.SetDatabaseAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(services.GetRequiredService<DatabaseChoice>().ToString());
        var applied = await services.MigrateAsync(ct);
        foreach (var migration in applied)
        {
            await output.WriteLineAsync($"applied {migration}");
        }

        await output.WriteLineAsync(applied.Count == 0 ? "Nothing to do: the schema is the newest." : "Done.");
        return 0;
    }
}
