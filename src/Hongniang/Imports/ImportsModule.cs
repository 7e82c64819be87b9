using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Imports;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class ImportsModule
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportSubjects>()
        .AddSingleton<ImportNudge>()
        .AddScoped<StartImport>()
        .AddScoped<ConfirmImport>()
        .AddScoped<CancelImport>()
        .AddScoped<ResumeImport>()
        .AddScoped<RunImport>()
        .AddScoped<DecideDuplicates>()
        .AddScoped<ImportPreview>()
        .AddScoped<DryRunImport>()
        .AddScoped<RefusedRowsSheet>();

    /// <summary>Runs what is waiting. For hosts that run on; the command line runs its import itself.</summary>
    public static IServiceCollection AddImportWorker(this IServiceCollection services) => services.AddHostedService<ImportWorker>();
}
