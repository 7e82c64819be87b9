using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Learning;

/// <summary>What the use cases of learnt rankings share.</summary>
public static class ModelDesk
{
    /// <summary>Makes those who learn, adopt or take back wait for each other, inside the caller's transaction: each sees what the one before did. It takes the lock that the
    /// journal entry of the change takes anyway, only earlier.</summary>
    public static Task OneAtATimeAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.JournalHeads.ExecuteUpdateAsync(h => h.SetProperty(x => x.LastSequence, x => x.LastSequence), ct);
    }
}
