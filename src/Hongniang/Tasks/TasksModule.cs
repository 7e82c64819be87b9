using Hongniang.Network.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Tasks;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class TasksModule
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services
        .AddScoped<IMovesOnMerge, MoveTasks>()
        .AddScoped<OpenTask>()
        .AddScoped<ChangeTask>()
        .AddScoped<CloseTask>();
}
