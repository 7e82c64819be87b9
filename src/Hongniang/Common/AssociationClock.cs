namespace Hongniang.Common;

/// <summary>Instants from the injected clock, and calendar days in the association's time zone (default Asia/Shanghai).</summary>
public sealed class AssociationClock(TimeProvider time, WorkingDays workingDays, TimeZoneInfo? zone = null)
{
    public TimeZoneInfo Zone { get; } = zone ?? TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public WorkingDays WorkingDays { get; } = workingDays;

    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DayOf(Now);

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant at which a day begins in the association's time zone.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }

    /// <summary>A new time-ordered id (UUIDv7).</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);
}
