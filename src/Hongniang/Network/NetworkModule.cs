using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Network;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class NetworkModule
{
    public static IServiceCollection AddNetwork(this IServiceCollection services) => services
        .AddScoped<RegisterOrganization>()
        .AddScoped<ChangeOrganization>()
        .AddScoped<RevealContact>()
        .AddScoped<RevealOrganizationContact>();
}
