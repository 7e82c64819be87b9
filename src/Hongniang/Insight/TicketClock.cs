using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Needs.OpenDoor;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>What a need waits for, as its firm may know it by the secret address: whether anybody was found for it, but neither who nor how far that is.</summary>
public static class TicketClock
{
    /// <returns>Null when no clock runs: the need has ended, or is being talked about. One query at most.</returns>
    public static async Task<NeedClock?> LoadAsync(HongniangDb db, AssociationClock clock, TicketView need, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(need);
        var isIntroduced = need.State is NeedState.Published && await db.Engagements.IgnoreQueryFilters().AnyAsync(e => e.NeedId == need.Id, ct); // why: the secret is the right
        return NeedClock.Of(need.State, need.StateSince, validUntil: null, isIntroduced, nextStep: null, clock);
    }
}
