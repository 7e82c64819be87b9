using Hongniang.Common.Importing;
using Hongniang.Supply.Consents;
using Hongniang.Network.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Supply;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class SupplyModule
{
    public static IServiceCollection AddSupply(this IServiceCollection services) => services
        .AddSingleton<ImportSubject, AchievementImport>()
        .AddSingleton<ImportSubject, ExpertImport>()
        .AddScoped<IMovesOnMerge, MoveSupply>()
        .AddScoped<EnterAchievement>()
        .AddScoped<ChangeAchievement>()
        .AddScoped<PublishAchievement>()
        .AddScoped<WithdrawAchievement>()
        .AddScoped<RevealAchievementContact>()
        .AddScoped<EnterExpert>()
        .AddScoped<ChangeExpert>()
        .AddScoped<PublishExpert>()
        .AddScoped<WithdrawExpert>()
        .AddScoped<RevealExpertContact>()
        .AddScoped<ChangeOwnContact>()
        .AddScoped<GiveExpertConsent>()
        .AddScoped<WithdrawExpertConsent>()
        .AddScoped<ExpireConsents>();
}
