using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Sample;

/// <summary>What the builders of the sample share: the calendar, the unit of work, and the journal of everything that happened, to be written in the order of time.</summary>
internal sealed class SampleStory(HongniangDb db, SampleCalendar calendar)
{
    private readonly List<JournalDraft> _journal = [];

    public HongniangDb Db => db;

    public SampleCalendar Calendar => calendar;

    public void Note(Actor actor, DateTimeOffset at, string kind, Guid subject, string number, string verb, object? before = null, object? after = null, string? reason = null) =>
        _journal.Add(new JournalDraft(actor, at, kind, subject, number, verb) { Before = before, After = after, Reason = reason });

    /// <summary>Hands the journal to the unit of work, oldest first; what happened at the same instant keeps its order.</summary>
    public void Tell()
    {
        foreach (var draft in _journal.OrderBy(d => d.At))
        {
            db.Record(draft);
        }

        _journal.Clear();
    }

    /// <summary>Takes numbers of a series for things made at these instants: the earliest gets the lowest, the year is the instant's.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NumberAsync(string series, IEnumerable<(string Key, DateTimeOffset At)> things, CancellationToken ct)
    {
        var ordered = things.OrderBy(t => t.At).ThenBy(t => t.Key, StringComparer.Ordinal).ToList();
        var taken = await Numbering.TakeAsync(db, series, calendar.Today, Math.Max(1, ordered.Count), ct);
        return ordered.Select((t, i) => (t.Key, Number: HumanNumber.Format(series, calendar.DayOf(t.At).Year, long.Parse(taken[i][8..], System.Globalization.CultureInfo.InvariantCulture))))
            .ToDictionary(t => t.Key, t => t.Number);
    }
}
