namespace Hongniang.Network;

/// <summary>Reads a region from what a list says (a name, an address, a code), within the region of the association that holds the list.</summary>
public static class RegionReading
{
    /// <returns>Null when the text names no region that is known.</returns>
    public static string? Read(string? text, string within)
    {
        ArgumentNullException.ThrowIfNull(within);
        var wanted = (text ?? "").Trim();
        if (wanted.Length == 0)
        {
            return null;
        }

        // 鼓楼区 exists in many cities: first below the holder's own region, then below its city, then anywhere.
        foreach (var above in (string[])[within, Regions.CityOf(within)])
        {
            if (Regions.List.Get(above) is { } known && Regions.FindInAddress(known.Chinese + wanted) is { } below && below != above)
            {
                return below;
            }
        }

        return Regions.Find(wanted) ?? Regions.FindInAddress(wanted);
    }
}
