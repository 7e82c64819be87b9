using Hongniang.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Shell;

/// <summary>Keeps the chosen language and look: in a cookie, and the language in the account too.</summary>
internal static class PreferenceEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/preferences", KeepAsync).AllowAnonymous();

    private static async Task<LocalRedirect> KeepAsync(
        [FromForm] string? culture, [FromForm] string? theme, [FromForm] string? back, HttpContext http, CurrentUser user, ChooseLanguage language, CancellationToken ct)
    {
        if (Cultures.IsKnown(culture))
        {
            Keep(http, Cultures.Cookie, culture);
            if (user.IsSignedIn)
            {
                await language.RunAsync(culture, user.Actor, ct);
            }
        }

        if (theme is not null && Theme.All.Contains(theme))
        {
            Keep(http, Theme.Cookie, theme);
        }

        return new LocalRedirect(back);
    }

    private static void Keep(HttpContext http, string cookie, string? value) => http.Response.Cookies.Append(cookie, value ?? "", new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
    });
}
