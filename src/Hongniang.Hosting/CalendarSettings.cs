using System.Globalization;
using Hongniang.Common;
using Microsoft.Extensions.Configuration;

namespace Hongniang.Hosting;

/// <summary>The association's time zone and the days on which it works, from configuration.</summary>
/// <remarks><c>Hongniang:TimeZone</c> (default Asia/Shanghai), <c>Hongniang:WorkingDays:Holidays</c> and <c>Hongniang:WorkingDays:MakeUpDays</c>:
/// lists of days as 2027-01-01, in addition to the built-in ones.</remarks>
public static class CalendarSettings
{
    public const string TimeZoneKey = "Hongniang:TimeZone";
    public const string HolidaysKey = "Hongniang:WorkingDays:Holidays";
    public const string MakeUpDaysKey = "Hongniang:WorkingDays:MakeUpDays";

    public static WorkingDays WorkingDays(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new WorkingDays(Days(configuration, HolidaysKey), Days(configuration, MakeUpDaysKey));
    }

    public static TimeZoneInfo TimeZone(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var id = configuration[TimeZoneKey] is { Length: > 0 } given ? given : "Asia/Shanghai";
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : throw new InvalidOperationException($"{TimeZoneKey} is “{id}”, which is no known time zone.");
    }

    private static IEnumerable<DateOnly> Days(IConfiguration configuration, string key) =>
        configuration.GetSection(key).GetChildren().Select(d =>
            DateOnly.TryParseExact(d.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new InvalidOperationException($"{d.Path} is “{d.Value}”. Write days as 2027-01-01."));
}
