using Hongniang.Common;

namespace Hongniang.Data.Sealing;

/// <summary>Writes into the journal that a key was made or taken out of use: its id, never the key.</summary>
public sealed class NoteKey(HongniangDb db, AssociationClock clock)
{
    public Task<Result> MadeAsync(string id, CancellationToken ct)
    {
        db.Record(new JournalDraft(Actor.System, clock.Now, nameof(SealRing), clock.NewId(), id, "KeyMade"));
        return db.CommitAsync(ct);
    }

    public Task<Result> RetiredAsync(string id, CancellationToken ct)
    {
        db.Record(new JournalDraft(Actor.System, clock.Now, nameof(SealRing), clock.NewId(), id, "KeyRetired"));
        return db.CommitAsync(ct);
    }
}
