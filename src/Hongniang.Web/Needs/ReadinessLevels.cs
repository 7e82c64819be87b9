using Hongniang.Common;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Needs;

/// <summary>The nine levels of technology readiness (GB/T 22900 names), explained in a few words each.</summary>
internal static class ReadinessLevels
{
    public static IReadOnlyList<Choice> Choices(Words words) =>
        [.. Enumerable.Range(1, 9).Select(level => new Choice(level.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{level} · {NameOf(words, level)}"))];

    public static string NameOf(Words words, int level)
    {
        ArgumentNullException.ThrowIfNull(words);
        return level switch
        {
            1 => words["basic principle reported"],
            2 => words["concept and plan written"],
            3 => words["shown by analysis or simulation"],
            4 => words["works in the laboratory"],
            5 => words["first sample tested in a relevant environment"],
            6 => words["pilot sample or pilot line"],
            7 => words["proven in the real environment"],
            8 => words["product qualified, small series"],
            9 => words["proven in use, mass production"],
            _ => words["not stated"],
        };
    }
}
