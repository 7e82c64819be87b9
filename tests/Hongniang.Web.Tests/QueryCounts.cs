namespace Hongniang.Web.Tests;

/// <summary>How many commands a request sends to the database.</summary>
internal static class QueryCounts
{
    /// <summary>The least of several counts after a warm-up: the follower of the journal looks by itself now and then, and is counted too.</summary>
    public static async Task<int> LeastQueriesAsync(this WebHost host, Func<Task> request)
    {
        await request();
        var least = int.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            host.Queries.Reset();
            await request();
            least = Math.Min(least, host.Queries.Count);
        }

        return least;
    }
}
