namespace Hongniang.Web.Shell;

/// <summary>Light, dark, or as the device says.</summary>
internal static class Theme
{
    public const string Cookie = "hn-theme";

    public static IReadOnlyList<string> All { get; } = ["auto", "light", "dark"];

    public static string Of(HttpContext http) => http.Request.Cookies[Cookie] is { } chosen && All.Contains(chosen) ? chosen : "auto";
}
