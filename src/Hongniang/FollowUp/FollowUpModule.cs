using Hongniang.Engagements;
using Hongniang.Network.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.FollowUp;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class FollowUpModule
{
    public static IServiceCollection AddFollowUp(this IServiceCollection services) => services
        .AddScoped<IAfterSigning, PlanFollowUps>()
        .AddScoped<IMovesOnMerge, MoveFollowUpsOfUnit>()
        .AddScoped<RecordFollowUp>()
        .AddScoped<MoveFollowUp>()
        .AddScoped<PlanExtraFollowUp>();
}
