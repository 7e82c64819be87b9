using Hongniang.Common.Importing;
using Hongniang.Needs.OpenDoor;
using Hongniang.Network.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Needs;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class NeedsModule
{
    public static IServiceCollection AddNeeds(this IServiceCollection services) => services
        .AddSingleton<ImportSubject, NeedImport>()
        .AddScoped<IMovesOnMerge, MoveNeeds>()
        .AddScoped<SubmitNeed>()
        .AddScoped<HandInNeed>()
        .AddScoped<MendNeed>()
        .AddScoped<TakeBackNeed>()
        .AddScoped<ChangeNeed>()
        .AddScoped<ReviewNeed>()
        .AddScoped<PublishNeed>()
        .AddScoped<HandNeed>()
        .AddScoped<CloseNeed>()
        .AddScoped<WithdrawNeed>()
        .AddScoped<MarkDuplicate>()
        .AddScoped<ReopenNeed>()
        .AddScoped<ExpireNeeds>()
        .AddScoped<SleepIdleNeeds>()
        .AddScoped<RevealNeedContact>();
}
