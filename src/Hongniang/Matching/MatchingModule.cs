using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Matching;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class MatchingModule
{
    public static IServiceCollection AddMatching(this IServiceCollection services) => services;
}
