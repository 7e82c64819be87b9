using System.Globalization;
using Hongniang.Network;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Needs;

/// <summary>The coded lists of the needs' forms and filters, in the reader's language.</summary>
internal static class NeedChoices
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>The regions whose parts are listed come first, part by part; counties stand below their city, indented.</summary>
    public static IEnumerable<Choice> Regions()
    {
        var list = Hongniang.Network.Regions.List;
        foreach (var province in list.Roots.OrderBy(r => !list.ChildrenOf(r.Value).Any()))
        {
            yield return new Choice(province.Value, province.NameIn(Culture));
            foreach (var city in list.ChildrenOf(province.Value))
            {
                yield return new Choice(city.Value, "\u2003" + city.NameIn(Culture));
                foreach (var county in list.ChildrenOf(city.Value))
                {
                    yield return new Choice(county.Value, "\u2003\u2003" + county.NameIn(Culture));
                }
            }
        }
    }

    /// <summary>Divisions under their sections, for a form: a section alone says too little.</summary>
    public static IReadOnlyList<Choice> IndustryDivisions() =>
        [.. Industries.List.Roots.SelectMany(section => Industries.List.ChildrenOf(section.Value).Select(d => new Choice(d.Value, $"{d.Value} {d.NameIn(Culture)}", $"{section.Value} {section.NameIn(Culture)}")))];

    /// <summary>Sections with their divisions, for a filter.</summary>
    public static IEnumerable<Choice> IndustriesWithSections() => Industries.List.Roots.SelectMany(section =>
        Industries.List.ChildrenOf(section.Value).Select(d => new Choice(d.Value, $"\u2003{d.Value} {d.NameIn(Culture)}")).Prepend(new Choice(section.Value, $"{section.Value} {section.NameIn(Culture)}")));
}
