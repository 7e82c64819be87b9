using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>Closes accounts that nobody used for 180 days and that hold no open work; an administrator opens them again. Sample accounts stay.</summary>
public sealed class CloseUnused(HongniangDb db, AssociationClock clock)
{
    private const int DaysOfQuiet = 180;
    private const int AtOnce = 500;

    /// <returns>How many were closed.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.Now;

        // For accounts from before uses were kept, the clock starts now.
        await db.Users.Where(a => a.SeenAt == null && a.ClosedAt == null).ExecuteUpdateAsync(a => a.SetProperty(x => x.SeenAt, now), ct);
        var limit = now.AddDays(-DaysOfQuiet);
        var unused = await db.Users.Where(a => a.ClosedAt == null && !a.IsSample && a.SeenAt < limit).OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
        var closed = 0;
        foreach (var account in unused)
        {
            if (await OpenWork.CountAsync(db, account.Id, ct) == 0)
            {
                account.Close("Not used for 180 days", now);
                db.Record(new JournalDraft(Actor.System, now, nameof(Account), account.Id, account.MaskedName(), "Closed") { Reason = "Not used for 180 days" });
                closed++;
            }
        }

        return (await db.CommitAsync(ct)).Succeeded ? closed : 0;
    }
}
