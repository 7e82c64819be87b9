using System.Text.Json;
using Hongniang.Common;
using Microsoft.AspNetCore.DataProtection;

namespace Hongniang.Web.Shell;

/// <summary>One message that survives the redirect after a post and is shown once.</summary>
public sealed class Flash(IHttpContextAccessor context, IDataProtectionProvider protection)
{
    private const string Cookie = "hn-flash";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Hongniang.Flash").ToTimeLimitedDataProtector();

    public enum Tone
    {
        Good,
        Warn,
    }

    /// <param name="Key">A word's key.</param>
    /// <param name="Args">What its placeholders hold.</param>
    /// <param name="Link">An address that the message leads to, or null.</param>
    /// <param name="LinkText">A word's key.</param>
    public sealed record Message(string Key, string[] Args, Tone Tone = Tone.Good, string? Link = null, string? LinkText = null);

    public void Say(string key, params string[] args) => Say(new Message(key, args));

    public void Warn(string key, params string[] args) => Say(new Message(key, args, Tone.Warn));

    /// <summary>Why something was refused.</summary>
    public void Warn(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Warn(problem.Text, [.. problem.Args.Select(a => a.ToString() ?? "")]);
    }

    public void Say(Message message) => Http.Response.Cookies.Append(
        Cookie, _protector.Protect(JsonSerializer.Serialize(message), Lifetime), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, IsEssential = true });

    /// <summary>The message of the request before this one, taken away as it is read.</summary>
    internal Message? Take()
    {
        if (Http.Request.Cookies[Cookie] is not { Length: > 0 } sealedMessage || Http.Response.HasStarted)
        {
            return null;
        }

        Http.Response.Cookies.Delete(Cookie);
        try
        {
            return JsonSerializer.Deserialize<Message>(_protector.Unprotect(sealedMessage));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // why: too old, or sealed by keys that are gone; a lost greeting is no error
        }
    }

    private HttpContext Http => context.HttpContext ?? throw new InvalidOperationException("There is no request.");
}
