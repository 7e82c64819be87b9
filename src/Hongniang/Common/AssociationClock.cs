namespace Hongniang.Common;

/// <summary>Instants from the injected clock, and calendar days in the association's time zone (default Asia/Shanghai).</summary>
public sealed class AssociationClock(TimeProvider time, WorkingDays workingDays, TimeZoneInfo? zone = null)
{
    public TimeZoneInfo Zone { get; } = zone ?? TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public WorkingDays WorkingDays { get; } = workingDays;

    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DayOf(Now);

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>A new time-ordered id (UUIDv7).</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);
}
