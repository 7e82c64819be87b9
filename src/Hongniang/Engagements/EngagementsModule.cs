using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Engagements;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class EngagementsModule
{
    public static IServiceCollection AddEngagements(this IServiceCollection services) => services
        .AddScoped<ProposeEngagement>()
        .AddScoped<AnswerConsent>()
        .AddScoped<RecordMeeting>()
        .AddScoped<StartNegotiating>()
        .AddScoped<RecordIntent>()
        .AddScoped<SignContract>()
        .AddScoped<PlanNextStep>()
        .AddScoped<ParkEngagement>()
        .AddScoped<WakeEngagement>()
        .AddScoped<WakeParked>()
        .AddScoped<HandEngagement>()
        .AddScoped<LoseEngagement>();
}
