namespace Hongniang.Web.Access;

/// <summary>A device as its owner knows it (Firefox, Windows) out of what its browser says of itself.</summary>
internal static class DeviceName
{
    // why: nearly every browser also names those that came before it; the first that is found here is the one.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger/", "微信"), ("DingTalk/", "钉钉"), ("wxwork/", "企业微信"), ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("QQBrowser/", "QQ浏览器"), ("UCBrowser/", "UC浏览器"),
        ("HuaweiBrowser/", "华为浏览器"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "HarmonyOS"), ("OpenHarmony", "HarmonyOS"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <param name="userAgent">The header of that name.</param>
    /// <returns>Browser and system, or the text itself where neither is known; empty where there is none.</returns>
    public static string Of(string userAgent)
    {
        string?[] known = [Find(Browsers, userAgent), Find(Systems, userAgent)];
        return known is [null, null] ? userAgent : string.Join(" · ", known.Where(name => name is not null));
    }

    private static string? Find((string Mark, string Name)[] all, string text) =>
        all.FirstOrDefault(one => text.Contains(one.Mark, StringComparison.OrdinalIgnoreCase)).Name;
}
