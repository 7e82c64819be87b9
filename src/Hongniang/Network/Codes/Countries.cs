using System.Globalization;

namespace Hongniang.Network;

/// <summary>Countries and regions by ISO 3166, two letters, as the system's culture data knows them.</summary>
public static class Countries
{
    private static readonly Dictionary<string, RegionInfo> Known = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(c => new RegionInfo(c.Name)).Where(r => r.TwoLetterISORegionName.Length == 2 && r.TwoLetterISORegionName.All(char.IsAsciiLetterUpper))
        .GroupBy(r => r.TwoLetterISORegionName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    public static bool IsKnown(string? code) => code is not null && Known.ContainsKey(code);
}
