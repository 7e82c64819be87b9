using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Access;

/// <summary>Writes down that somebody was not let in with the name of an account. Names that no account has are not kept: they may be anything, a password too.</summary>
public sealed class RefuseSignIn(HongniangDb db, AssociationClock clock)
{
    /// <param name="cause">A word without secrets: Password, Locked, Closed, Code.</param>
    public async Task RunAsync(Account account, string cause, string? address, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        db.Record(new JournalDraft(account.ToActor(), clock.Now, nameof(Account), account.Id, account.MaskedName(), "SignInRefused") { After = new { Cause = cause, Address = address } });
        await db.SaveChangesAsync(ct);
    }
}
