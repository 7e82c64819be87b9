using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hongniang.Common;
using Hongniang.Hosting;
using Hongniang.Sample;
using Hongniang.Sample.City;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Cli;

/// <summary><c>hongniang generate</c>: makes a city of the real size, for load and speed.</summary>
internal static class GenerateCommand
{
    private static readonly Option<double> Scale = new("--scale") { Description = "1 is a city with 17,200 needs, 3,600 achievements and 28,500 experts.", DefaultValueFactory = _ => 1 };
    private static readonly Option<long> Seed = new("--seed") { Description = "The same seed and scale give the same city.", DefaultValueFactory = _ => 1 };
    private static readonly Option<DateOnly?> Today = new("--today") { Description = "The day from which the history counts back. Default: today." };
    private static readonly Option<bool> IntoExisting = new("--into-existing") { Description = "Add the city to a database that holds data already." };
    private static readonly Option<bool> Check = new("--check") { Description = "Only print the statistics of the texts, beside those of real needs; touches no database." };

    public static Command Create()
    {
        var command = new Command("generate", "Make a city of the real size with histories, for load and speed. Its texts have the statistics of real needs and no meaning.") { Scale, Seed, Today, IntoExisting, Check };
        command.SetDatabaseAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Check))
        {
            return await MeasureAsync(output, parsed.GetValue(Seed), parsed.GetValue(Scale));
        }

        await output.WriteLineAsync(services.GetRequiredService<DatabaseChoice>().ToString());
        await services.MigrateAsync(ct);
        var started = Stopwatch.GetTimestamp();
        await using var scope = services.Open(out var db);
        var clock = scope.ServiceProvider.GetRequiredService<AssociationClock>();
        var input = new GeneratedCity.Input(parsed.GetValue(Scale), parsed.GetValue(Seed), parsed.GetValue(Today) ?? clock.Today, parsed.GetValue(IntoExisting));
        var result = await GeneratedCity.MakeAsync(db, clock, input, new Lines(output, started), ct);
        if (!result.Succeeded)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(services.GetRequiredService<Words>()[result.Problems[0]]);
            return 1;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Done in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s. Sign in as foshan@{SampleAssociation.MailDomain} with {SampleAssociation.Password}."));
        return 0;
    }

    private static async Task<int> MeasureAsync(TextWriter output, long seed, double scale)
    {
        await output.WriteLineAsync("real needs      371 texts: 333 characters, 129 distinct characters and 181 pairs each; 2460 characters and 28632 pairs in all; two share 33.7 and 7.9; 67% of the pairs once");
        foreach (var (kind, statistics) in GeneratedCity.Measure(seed, scale, 371).Concat(GeneratedCity.Measure(seed, scale, 3000)))
        {
            await output.WriteLineAsync($"{kind,-15} {statistics}");
        }

        return 0;
    }

    /// <summary>One line a batch, at once and in order.</summary>
    private sealed class Lines(TextWriter output, long started) : IProgress<GeneratedCity.Progress>
    {
        public void Report(GeneratedCity.Progress value) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Stopwatch.GetElapsedTime(started).TotalSeconds,6:0.0} s  {value.What} {value.Done} of {value.Of}"));
    }
}
