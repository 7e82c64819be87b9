using System.Globalization;
using Hongniang.Common;
using Hongniang.Matching.Clustering;

namespace Hongniang.Web.Matching.Clustering;

/// <summary>What the address of the list of shared needs says.</summary>
internal static class ClusterQuery
{
    public static readonly int[] Sizes = [2, 3, 5, 10, 20];

    public static ClusterList.Filter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new ClusterList.Filter(Texts.Clean(query["region"]), Texts.Clean(query["industry"]), Number(query["size"], ClusterList.Least), query["ended"] != "1");
    }

    public static Page PageOf(IQueryCollection query) => new(Number(query["page"], 1));

    private static int Number(string? text, int usual) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 100_000) : usual;
}
