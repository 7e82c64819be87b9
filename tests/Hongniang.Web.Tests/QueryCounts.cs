using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hongniang.Web.Tests;

/// <summary>How many commands a request sends to the database.</summary>
internal static class QueryCounts
{
    /// <summary>For hosts whose queries are counted: the follower of the journal, the worker of imports and the clocks look by themselves now and then, and would be counted too.</summary>
    public static void WithoutFollower(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        foreach (var background in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly.GetName().Name?.StartsWith("Hongniang", StringComparison.Ordinal) == true).ToList())
        {
            services.Remove(background);
        }
    });

    /// <summary>The queries of the request when everything is warm.</summary>
    public static async Task<int> QueriesOfAsync(this WebHost host, Func<Task> request)
    {
        await request();
        host.Queries.Reset();
        await request();
        return host.Queries.Count;
    }
}
