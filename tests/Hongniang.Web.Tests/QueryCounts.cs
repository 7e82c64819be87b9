using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Web.Tests;

/// <summary>How many commands a request sends to the database.</summary>
internal static class QueryCounts
{
    /// <summary>For hosts whose queries are counted: the follower of the journal looks by itself now and then, and would be counted too.</summary>
    public static void WithoutFollower(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        foreach (var follower in services.Where(s => s.ImplementationType?.Name == "JournalFollower").ToList())
        {
            services.Remove(follower);
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
