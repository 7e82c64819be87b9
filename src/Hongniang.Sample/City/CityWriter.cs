using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Sample.City;

/// <summary>Writes many records in batches, and at the end the journal of what happened to them in the order of time.</summary>
internal sealed class CityWriter(HongniangDb db, IProgress<GeneratedCity.Progress> progress)
{
    private const int EntriesAtOnce = 5000;

    private readonly List<JournalDraft> _journal = [];

    public HongniangDb Db => db;

    public void Note(Actor actor, DateTimeOffset at, string kind, Guid subject, string number, string verb, object? before = null, object? after = null, string? reason = null) =>
        _journal.Add(new JournalDraft(actor, at, kind, subject, number, verb) { Before = before, After = after, Reason = reason });

    /// <summary>Saves what was added and forgets it.</summary>
    public async Task SaveAsync(string what, int done, int of, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        progress.Report(new GeneratedCity.Progress(what, done, of));
    }

    public async Task TellAsync(CancellationToken ct)
    {
        var (done, all) = (0, _journal.Count);
        foreach (var some in _journal.OrderBy(d => d.At).Chunk(EntriesAtOnce))
        {
            foreach (var draft in some)
            {
                db.Record(draft);
            }

            await SaveAsync("journal entries", done += some.Length, all, ct);
        }
    }
}
