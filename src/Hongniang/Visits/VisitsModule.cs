using Hongniang.Network.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Visits;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class VisitsModule
{
    public static IServiceCollection AddVisits(this IServiceCollection services) => services
        .AddScoped<IMovesOnMerge, MoveVisits>()
        .AddScoped<PlanVisit>()
        .AddScoped<ChangeVisit>()
        .AddScoped<CancelVisit>()
        .AddScoped<MoveVisit>()
        .AddScoped<ReportVisit>();
}
