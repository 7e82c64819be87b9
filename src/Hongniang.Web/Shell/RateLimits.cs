using System.Threading.RateLimiting;

namespace Hongniang.Web.Shell;

/// <summary>How often one person or address may sign in and submit. Looking is not limited.</summary>
internal sealed class RateLimits
{
    /// <summary>Attempts to sign in per address and minute, whatever the name.</summary>
    public int SignInsPerMinute { get; init; } = 20;

    /// <summary>Other posts per person (per address for visitors) and minute.</summary>
    public int PostsPerMinute { get; init; } = 120;

    /// <summary>Applications for an account per address and hour.</summary>
    public int RegistrationsPerHour { get; init; } = 10;

    /// <summary>Requests of other programs per address and minute.</summary>
    public int ApiPerMinute { get; init; } = 300;

    public static void Add(WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Hongniang:RateLimits").Get<RateLimits>() ?? new RateLimits();
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Partition(http, limits));
        });
    }

    private static RateLimitPartition<string> Partition(HttpContext http, RateLimits limits)
    {
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            return Window("api " + http.Connection.RemoteIpAddress, limits.ApiPerMinute);
        }

        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return RateLimitPartition.GetNoLimiter("look");
        }

        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        return http.Request.Path.StartsWithSegments("/sign-in", StringComparison.Ordinal)
            ? Window("sign-in " + address, limits.SignInsPerMinute)
            : http.Request.Path.Equals("/register", StringComparison.OrdinalIgnoreCase) ? Window("register " + address, limits.RegistrationsPerHour, TimeSpan.FromHours(1))
            : Window("post " + (http.RequestServices.GetRequiredService<CurrentUser>().Account?.Id.ToString() ?? address), limits.PostsPerMinute);
    }

    private static RateLimitPartition<string> Window(string key, int most, TimeSpan? within = null) => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = within ?? TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });
}
