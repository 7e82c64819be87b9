using System.Net;
using System.Text.RegularExpressions;

namespace Hongniang.Web.Tests;

/// <summary>A form on a page, with what a browser would send if nothing were typed.</summary>
/// <param name="Name">The form's name in the page's code; null for a form that goes to an address of its own.</param>
/// <param name="Action">Where it goes; null for the page's own address.</param>
public sealed partial record WebForm(string? Name, string? Action, IReadOnlyList<(string Name, string Value)> Values, string Html)
{
    /// <summary>The fields that a person types free text into.</summary>
    public IReadOnlyList<string> Texts =>
    [
        .. Input().Matches(Html).Select(m => Attributes(m.Groups[1].Value)).Where(a => a.GetValueOrDefault("type", "text") is "text" or "search" or "tel" && !a.ContainsKey("list") && !a.ContainsKey("disabled"))
            .Concat(Area().Matches(Html).Select(m => Attributes(m.Groups[1].Value))).Select(a => a.GetValueOrDefault("name", "")).Where(name => name.Length > 0),
    ];

    internal static WebForm Of(string attributes, string inside)
    {
        List<(string Name, string Value)> values = [];
        foreach (Match input in Input().Matches(inside))
        {
            var all = Attributes(input.Groups[1].Value);
            if (all.TryGetValue("name", out var name) && !all.ContainsKey("disabled") && all.GetValueOrDefault("type") is var type and not ("file" or "submit" or "button")
                && (type is not ("checkbox" or "radio") || all.ContainsKey("checked")))
            {
                values.Add((name, all.GetValueOrDefault("value", type is "checkbox" ? "on" : "")));
            }
        }

        foreach (Match area in Area().Matches(inside))
        {
            values.Add((Attributes(area.Groups[1].Value).GetValueOrDefault("name", ""), WebUtility.HtmlDecode(area.Groups[2].Value).TrimStart('\n')));
        }

        foreach (Match select in Select().Matches(inside))
        {
            var options = Option().Matches(select.Groups[2].Value).Select(o => Attributes(o.Groups[1].Value)).ToList();
            if ((options.Find(o => o.ContainsKey("selected")) ?? options.FirstOrDefault()) is { } chosen)
            {
                values.Add((Attributes(select.Groups[1].Value).GetValueOrDefault("name", ""), chosen.GetValueOrDefault("value", "")));
            }
        }

        return new WebForm(
            values.Find(v => v.Name == "_handler") is { Name: not null } handler ? handler.Value : null,
            Attributes(attributes).GetValueOrDefault("action"),
            [.. values.Where(v => v.Name.Length > 0)],
            inside);
    }

    private static Dictionary<string, string> Attributes(string text)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match attribute in Attribute().Matches(text))
        {
            all[attribute.Groups[1].Value] = WebUtility.HtmlDecode(attribute.Groups[2].Value);
        }

        return all;
    }

    [GeneratedRegex("<input\\b([^>]*)>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea\\b([^>]*)>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("<select\\b([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option\\b([^>]*)>")]
    private static partial Regex Option();

    [GeneratedRegex("([\\w-]+)(?:=\"([^\"]*)\")?")]
    private static partial Regex Attribute();
}
