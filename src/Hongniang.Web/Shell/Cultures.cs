using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Hongniang.Web.Shell;

/// <summary>Chinese first, English complete. The person's choice (cookie), then the account's setting, then the browser's wish.</summary>
internal static class Cultures
{
    public const string Cookie = "hn-culture";

    public static IReadOnlyList<CultureInfo> All { get; } = [new("zh-CN"), new("en")];

    public static RequestLocalizationOptions Options()
    {
        var options = new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(All[0]),
            SupportedCultures = [.. All],
            SupportedUICultures = [.. All],
            ApplyCurrentCultureToResponseHeaders = true,
        };
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(http => Task.FromResult(Chosen(http.Request.Cookies[Cookie]))),
            new CustomRequestCultureProvider(http => Task.FromResult(Chosen(http.RequestServices.GetRequiredService<CurrentUser>().Account?.Culture))),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
        return options;
    }

    public static bool IsKnown(string? name) => All.Any(c => c.Name == name);

    private static ProviderCultureResult? Chosen(string? name) => IsKnown(name) ? new ProviderCultureResult(name) : null;
}
