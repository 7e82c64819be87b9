using Hongniang.Access.Exports;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.People.Privacy;
using Hongniang.People.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>What waits for an officer's decision in the reader's territory. Three queries.</summary>
/// <param name="Exports">Requests for long lists, not the reader's own.</param>
/// <param name="Overdue">Data requests whose day has passed.</param>
public sealed record WaitingDecisions(int Exports, int Registrations, int DataRequests, int Overdue)
{
    public bool IsEmpty => Exports + Registrations + DataRequests == 0;

    public static async Task<WaitingDecisions> LoadAsync(HongniangDb db, Actor actor, AssociationClock clock, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(clock);
        var (now, today) = (clock.Now, clock.Today);
        var due = await db.DataRequests.Where(r => r.State == DataRequestState.Open).Select(r => r.DueOn).ToListAsync(ct);
        return new WaitingDecisions(
            await db.ExportRequests.CountAsync(r => r.State == ExportState.Asked && r.ExpiresAt > now && r.AccountId != actor.AccountId, ct),
            await db.Registrations.CountAsync(r => r.State == RegistrationState.Waiting, ct), due.Count, due.Count(d => d < today));
    }
}
