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

    /// <summary>Needs that are handed in without an account, per address and hour.</summary>
    public int OpenNeedsPerHour { get; init; } = 20;

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
            : IsPage(http, "/register") ? Window("register " + address, limits.RegistrationsPerHour, TimeSpan.FromHours(1))
            : IsPage(http, "/submit") ? Window("submit " + address, limits.OpenNeedsPerHour, TimeSpan.FromHours(1))
            : Window("post " + (http.RequestServices.GetRequiredService<CurrentUser>().Account?.Id.ToString() ?? address), limits.PostsPerMinute);
    }

    /// <summary>With or without a slash at the end: both are the same page.</summary>
    private static bool IsPage(HttpContext http, string page) => string.Equals(http.Request.Path.Value?.TrimEnd('/'), page, StringComparison.OrdinalIgnoreCase);

    private static RateLimitPartition<string> Window(string key, int most, TimeSpan? within = null) => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = within ?? TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });
}
