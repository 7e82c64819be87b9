using System.Globalization;
using Hongniang.Common;

namespace Hongniang.Web.Network.Stations;

/// <summary>Names of countries: those that the words hold, else the code.</summary>
internal static class CountryWords
{
    public static string CountryOf(this Words words, string code)
    {
        ArgumentNullException.ThrowIfNull(words);
        var key = "Country." + code;
        return words.English.ContainsKey(key) ? words[key] : code;
    }

    /// <summary>The time of day there, for a call; null for an unknown zone.</summary>
    public static string? TimeIn(string? zone, DateTimeOffset now) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(now, found).ToString("HH:mm", CultureInfo.InvariantCulture) : null;
}
