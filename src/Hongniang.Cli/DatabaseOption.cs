using System.CommandLine;
using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hongniang.Cli;

/// <summary>Which database a command works on, and the product's services on it: configured as the web host is, unless <c>--database</c> says otherwise.</summary>
internal static class DatabaseOption
{
    public static readonly Option<string?> Database = new("--database")
    {
        Description = "A SQLite file, or a PostgreSQL connection string (Host=…;Database=…;Username=…). Default: the configured database, data/hongniang.db.",
        HelpName = "FILE|CONNECTION",
    };

    /// <summary>The services of one command; the caller disposes them. A bad setting throws <see cref="InvalidOperationException"/> with a sentence for the terminal.</summary>
    public static ServiceProvider Services(ParseResult parsed, Action<IServiceCollection>? more = null)
    {
        var configuration = Configuration(parsed);
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true));
        more?.Invoke(services);
        services.AddHongniang().AddHongniangDatabase(configuration);
        services.AddSingleton(new Words(typeof(HongniangDb).Assembly, typeof(DatabaseOption).Assembly));
        var provider = services.BuildServiceProvider();
        provider.GetService<IStartupValidator>()?.Validate();
        return provider;
    }

    /// <summary>The keys that seal contacts lie beside an embedded database, unless a data folder is configured: the server that is given that folder must be able to open them.</summary>
    private static string? DataFolder(IConfiguration configured, DatabaseChoice choice) =>
        configured[DatabaseChoice.DataFolderKey] is { Length: > 0 } folder ? folder
        : choice.Kind is DatabaseKind.Sqlite ? Path.GetDirectoryName(Path.GetFullPath(choice.Address))
        : null;

    /// <summary>Settings file, then environment, then <c>--database</c>.</summary>
    public static IConfiguration Configuration(ParseResult parsed)
    {
        var sources = new ConfigurationBuilder().AddHongniangSettings().AddEnvironmentVariables();
        if (parsed.GetValue(Database) is { } given)
        {
            var choice = DatabaseChoice.Parse(given);
            sources.AddInMemoryCollection(new Dictionary<string, string?>
            {
                [DatabaseChoice.KindKey] = choice.Kind.ToString(),
                [DatabaseChoice.ConnectionKey] = choice.Kind is DatabaseKind.Sqlite ? $"Data Source={choice.Address}" : choice.Address,
                [DatabaseChoice.DataFolderKey] = DataFolder(sources.Build(), choice),
            });
        }

        return sources.Build();
    }

    /// <summary>One unit of work with the sight of the command line: everything.</summary>
    public static AsyncServiceScope Open(this IServiceProvider services, out HongniangDb db)
    {
        var scope = services.CreateAsyncScope();
        db = scope.ServiceProvider.GetRequiredService<HongniangDb>();
        db.Scope = Scope.Everything;
        return scope;
    }

    /// <summary>Lets a command work on the database, with the terminal's language for words and figures; refusals of the settings end it with a sentence and code 2.</summary>
    public static void SetDatabaseAction(this Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> action, Action<IServiceCollection>? more = null)
    {
        command.Options.Add(Database);
        command.SetAction(async (parsed, ct) =>
        {
            try
            {
                await using var services = Services(parsed, more);
                return await action(parsed, services, ct);
            }
            catch (Exception refused) when (refused is InvalidOperationException or OptionsValidationException or System.Data.Common.DbException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(refused.Message);
                return 2;
            }
        });
    }

    /// <summary>A sentence for a database that lacks migrations; null when it is complete.</summary>
    public static async Task<string?> ReasonNotReadyAsync(HongniangDb db, CancellationToken ct) =>
        (await db.Database.GetPendingMigrationsAsync(ct)).Count() is var pending and > 0
            ? string.Create(CultureInfo.InvariantCulture, $"The database lacks {pending} migrations. Run hongniang migrate first.")
            : null;
}
