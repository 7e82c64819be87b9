using System.CommandLine;
using Hongniang.Hosting.Jobs;

namespace Hongniang.Cli;

/// <summary><c>hongniang job NAME</c>: runs one recurring job now.</summary>
internal static class JobCommand
{
    public static Command Create()
    {
        var command = new Command("job", "Run one of the recurring jobs now. A server runs them by itself each hour.");
        foreach (var job in Job.All)
        {
            var one = new Command(job.Name, job.Description);
            one.SetDatabaseAction((parsed, services, ct) => RunAsync(parsed, services, job, ct));
            command.Subcommands.Add(one);
        }

        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, Job job, CancellationToken ct)
    {
        await using (services.Open(out var db))
        {
            if (await DatabaseOption.ReasonNotReadyAsync(db, ct) is { } reason)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(reason);
                return 2;
            }
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync($"{job.Name}: {await job.RunAloneAsync(services, ct)}");
        return 0;
    }
}
