namespace Hongniang.Sample;

/// <summary>Turns "so many days ago" into instants in office hours, so that a history looks lived.</summary>
internal sealed class SampleCalendar(DateOnly today, TimeZoneInfo zone)
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(9);
    private const int OfficeMinutes = 8 * 60;

    public DateOnly Today => today;

    public DateOnly Day(int daysAgo) => today.AddDays(-daysAgo);

    /// <summary>A minute of that day's office hours that follows from the name; at the weekend, of the Friday before. Always before today.</summary>
    public DateTimeOffset At(int daysAgo, string name)
    {
        var day = Day(Math.Max(1, daysAgo));
        day = day.AddDays(day.DayOfWeek switch { DayOfWeek.Saturday => -1, DayOfWeek.Sunday => -2, _ => 0 });
        var local = day.ToDateTime(TimeOnly.MinValue) + Opens + TimeSpan.FromMinutes(SampleIds.Pick("minute/" + name, OfficeMinutes));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>As <see cref="At"/>, but not before something else of the same story.</summary>
    public DateTimeOffset After(DateTimeOffset earlier, int daysAgo, string name)
    {
        var at = At(daysAgo, name);
        return at > earlier ? at : earlier.AddMinutes(11 + SampleIds.Pick("pause/" + name, 40));
    }

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
