namespace Hongniang.Web.Shell;

/// <summary>After a post: on to an address of our own (303), never to one of somebody else's.</summary>
public sealed class LocalRedirect(string? address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Safe(address);
        return Task.CompletedTask;
    }

    /// <summary>The address when it is one of ours (a path), else the first page.</summary>
    public static string Safe(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? Encode(address) : "/";

    // A header holds ASCII only; what is escaped already stays as it is.
    private static string Encode(string address) => string.Concat(address.Select(c => char.IsAscii(c) ? c.ToString() : Uri.EscapeDataString(c.ToString())));
}
