using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Registrations;

/// <summary>Whoever holds the link of our mail shows that the mail address is theirs.</summary>
public sealed class ConfirmMail(HongniangDb db, AssociationClock clock)
{
    public async Task<Result> RunAsync(string? token, CancellationToken ct)
    {
        var (hash, now) = (Invitation.HashOf(token), clock.Now);
        return await db.Registrations.IgnoreQueryFilters().Where(r => r.ConfirmHash == hash && r.State == RegistrationState.Waiting) // why: the secret is the right
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.ConfirmedAt, now), ct) == 1 ? Result.Ok : Problem.NotFound();
    }
}
