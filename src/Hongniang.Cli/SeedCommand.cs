using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hongniang.Common;
using Hongniang.Hosting;
using Hongniang.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Cli;

/// <summary><c>hongniang seed</c>: fills an empty database with the sample association.</summary>
internal static class SeedCommand
{
    private static readonly Option<DateOnly?> Today = new("--today") { Description = "The day from which the sample's history counts back. Default: today." };

    public static Command Create()
    {
        var command = new Command("seed", "Fill an empty database with the sample association (migrating it first).") { Today };
        command.SetDatabaseAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(services.GetRequiredService<DatabaseChoice>().ToString());
        var started = Stopwatch.GetTimestamp();
        await services.MigrateAsync(ct);
        var result = await services.SeedSampleAsync(parsed.GetValue(Today), ct);
        if (!result.Succeeded)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(services.GetRequiredService<Words>()[result.Problems[0]]);
            return 1;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The sample association is loaded ({Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s). Sign in with:"));
        foreach (var account in await services.SampleSignInsAsync(ct))
        {
            await output.WriteLineAsync($"  {account.UserName,-32} {SampleAssociation.Password}  {account.Role,-18} {account.DisplayName}, {account.Organization}");
        }

        return 0;
    }
}
