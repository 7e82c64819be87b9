using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Supply;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class SupplyModule
{
    public static IServiceCollection AddSupply(this IServiceCollection services) => services;
}
