namespace Hongniang.Matching;

/// <summary>How near two places are by their GB/T 2260 codes.</summary>
public enum RegionNearness
{
    Elsewhere,
    SameProvince,
    SameCity,
    SameCounty,
}

public static class Places
{
    /// <summary>Compares codes of six digits, or nine for towns. A city's own code (ending in 00) names no county.</summary>
    public static RegionNearness Nearness(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var same = 0;
        while (same < a.Length && same < b.Length && a[same] == b[same])
        {
            same++;
        }

        return same switch
        {
            >= 6 when a.Length == 9 && b.Length == 9 && a[4..6] == "00" => same == 9 ? RegionNearness.SameCounty : RegionNearness.SameCity,
            >= 6 when a[4..6] != "00" => RegionNearness.SameCounty,
            >= 4 when a[2..4] != "00" => RegionNearness.SameCity,
            >= 2 => RegionNearness.SameProvince,
            _ => RegionNearness.Elsewhere,
        };
    }
}
