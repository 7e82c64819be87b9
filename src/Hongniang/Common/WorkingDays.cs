namespace Hongniang.Common;

/// <summary>The working days of mainland China: Monday to Friday, less public holidays, plus make-up days.</summary>
/// <remarks>Built-in days are the State Council's arrangement for 2026 (国办发明电〔2025〕7号); other years are Monday to Friday until
/// configured under <c>Hongniang:WorkingDays</c>.</remarks>
public sealed class WorkingDays
{
    private static readonly (int Month, int From, int To)[] Holidays2026 =
        [(1, 1, 3), (2, 15, 23), (4, 4, 6), (5, 1, 5), (6, 19, 21), (9, 25, 27), (10, 1, 7)];

    private static readonly (int Month, int Day)[] MakeUp2026 = [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)];

    private readonly HashSet<DateOnly> _holidays = [];
    private readonly HashSet<DateOnly> _makeUp = [];

    public WorkingDays(IEnumerable<DateOnly>? holidays = null, IEnumerable<DateOnly>? makeUpDays = null)
    {
        foreach (var (month, from, to) in Holidays2026)
        {
            for (var day = from; day <= to; day++)
            {
                _holidays.Add(new DateOnly(2026, month, day));
            }
        }

        _makeUp.UnionWith(MakeUp2026.Select(d => new DateOnly(2026, d.Month, d.Day)));
        _holidays.UnionWith(holidays ?? []);
        _makeUp.UnionWith(makeUpDays ?? []);
    }

    public bool IsWorkingDay(DateOnly day) =>
        _makeUp.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day));

    /// <summary>The day that lies <paramref name="count"/> working days after <paramref name="from"/>, which itself does not count.</summary>
    public DateOnly Add(DateOnly from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var day = from;
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>; negative when <paramref name="to"/> is earlier.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }
}
