using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Access;

/// <summary>Writes down that a passkey was added or removed; Identity itself keeps it.</summary>
public sealed class NotePasskey(HongniangDb db, AssociationClock clock)
{
    public Task AddedAsync(Guid account, Actor actor, CancellationToken ct) => RunAsync(new JournalDraft(actor, clock.Now, nameof(Account), account, actor.Name, "PasskeyAdded"), ct);

    public Task RemovedAsync(Guid account, Actor actor, CancellationToken ct) => RunAsync(new JournalDraft(actor, clock.Now, nameof(Account), account, actor.Name, "PasskeyRemoved"), ct);

    private Task<int> RunAsync(JournalDraft draft, CancellationToken ct)
    {
        db.Record(draft);
        return db.SaveChangesAsync(ct);
    }
}
