using System.Net;
using System.Text.RegularExpressions;

namespace Hongniang.Web.Tests;

/// <summary>An answer of the application, read as a person without scripts would see it.</summary>
public sealed partial record WebPage(string Address, HttpStatusCode Status, string Html, string? Location, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What stands on the page, without markup, with single spaces.</summary>
    public string Text => Plain(Hidden().Replace(Html, " "));

    /// <summary>The first heading.</summary>
    public string Heading => Plain(HeadingOne().Match(Html).Groups[1].Value);

    public IReadOnlyList<string> Links => [.. Href().Matches(Html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];

    public IReadOnlyList<WebForm> Forms => [.. FormTag().Matches(Html).Select(m => WebForm.Of(m.Groups["attributes"].Value, m.Groups["inside"].Value))];

    public WebForm? Form(string nameOrAction) => Forms.FirstOrDefault(f => f.Name == nameOrAction || f.Action == nameOrAction);

    internal static string Plain(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), " ").Trim();

    internal static async Task<WebPage> OfAsync(string address, HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var to = answer.Headers.Location is { } location ? (location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString) : null;
        return new WebPage(address, answer.StatusCode, await answer.Content.ReadAsStringAsync(), to, headers);
    }

    [GeneratedRegex("<(script|style|svg|template)[^>]*>.*?</\\1>|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex HeadingOne();

    [GeneratedRegex("<a[^>]*\\shref=\"([^\"]*)\"")]
    private static partial Regex Href();

    [GeneratedRegex("<form(?<attributes>[^>]*)>(?<inside>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex FormTag();
}
