using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Insight;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class InsightModule
{
    public static IServiceCollection AddInsight(this IServiceCollection services) => services
        .AddSingleton<DashboardMemory>()
        .AddScoped<FigureDesk>();
}
