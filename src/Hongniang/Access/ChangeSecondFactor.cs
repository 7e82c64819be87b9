using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Access;

/// <summary>Writes down that a second factor was switched on or off; Identity itself keeps it.</summary>
public sealed class ChangeSecondFactor(HongniangDb db, AssociationClock clock)
{
    public Task RunAsync(Guid account, bool on, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), account, actor.Name, on ? "SecondFactorOn" : "SecondFactorOff"));
        return db.SaveChangesAsync(ct);
    }
}
