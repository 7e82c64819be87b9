using Hongniang.Access.Mail;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Hosting.Mail;
using Hongniang.Matching;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Meaning;
using Hongniang.Postgres;
using Hongniang.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Hosting;

public static class HostingServices
{
    /// <summary>A settings file beside the data that both hosts read, weaker than every other source.</summary>
    public const string SettingsFile = "hongniang.json";

    /// <summary>Adds the database that the configuration names, and from it the calendar, the weights of matching and where the indexes are kept. Before or after <c>AddHongniang</c>.</summary>
    /// <remarks>Read when first used, so that a test host may still change the configuration.</remarks>
    public static IServiceCollection AddHongniangDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => DatabaseChoice.From(configuration));
        services.AddSingleton(_ => new SealKeys(configuration));
        services.AddSingleton(_ => new IndexFile(Path.Combine(Folders.Data(configuration), IndexFile.Name)));
        services.AddSingleton(_ => new MeaningFile(Path.Combine(Folders.Data(configuration), MeaningFile.Name)));
        services.AddDbContextFactory<HongniangDb>(
            (provider, options) =>
            {
                provider.GetRequiredService<SealKeys>(); // why: the keys must be there before the first contact is read
                options.UseHongniangDatabase(provider.GetRequiredService<DatabaseChoice>());
            },
            ServiceLifetime.Scoped);
        services.AddSingleton(_ => MailConfiguration.Read(configuration)?.ToSettings() ?? MailSettings.Off);
        if (configuration[$"{MailConfiguration.Section}:Host"] is { Length: > 0 })
        {
            services.AddSingleton<IMailSender>(_ => new SmtpSender(MailConfiguration.Read(configuration) ?? throw new InvalidOperationException("The mail server is gone from the configuration.")));
        }

        services.AddSingleton(_ => CalendarSettings.WorkingDays(configuration));
        services.AddSingleton(p => new AssociationClock(p.GetRequiredService<TimeProvider>(), p.GetRequiredService<WorkingDays>(), CalendarSettings.TimeZone(configuration)));
        services.AddOptions<MatchWeights>().Bind(configuration.GetSection(MatchWeights.Section), binder => binder.ErrorOnUnknownConfiguration = true);
        services.AddOptions<EmbeddingSettings>().Bind(configuration.GetSection(EmbeddingSettings.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .PostConfigure(settings => settings.Folder = settings.Folder is { Length: > 0 } folder ? Path.GetFullPath(folder, Folders.Root) : null);
        return services;
    }

    /// <summary>Puts <see cref="SettingsFile"/> of the root folder under the other sources.</summary>
    public static IConfigurationBuilder AddHongniangSettings(this IConfigurationBuilder configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(Folders.Root, SettingsFile), optional: true).Sources[0];
        configuration.Sources.Insert(0, file);
        return configuration;
    }

    internal static DbContextOptionsBuilder UseHongniangDatabase(this DbContextOptionsBuilder options, DatabaseChoice choice)
    {
        if (choice.Kind is DatabaseKind.Postgres)
        {
            return options.UseHongniangPostgres(choice.Address);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(choice.Address) is { Length: > 0 } folder ? folder : ".");
        return options.UseHongniangSqlite(choice.Address);
    }
}
