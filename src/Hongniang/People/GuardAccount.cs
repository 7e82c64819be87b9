using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>What a security officer does to one account: unlock it, end all of its sessions, take away a second factor and passkeys whose device is lost.</summary>
public sealed class GuardAccount(HongniangDb db, AssociationClock clock)
{
    public Task<Result> UnlockAsync(Guid id, Actor actor, CancellationToken ct) => ActAsync(id, "Unlocked", actor, account => (account.LockoutEnd, account.AccessFailedCount) = (null, 0), ct);

    public Task<Result> EndSessionsAsync(Guid id, Actor actor, CancellationToken ct) => ActAsync(id, "SessionsEnded", actor, account => account.EndAll(), ct, endSessions: true);

    public Task<Result> TakeSecondFactorAsync(Guid id, Actor actor, CancellationToken ct) =>
        ActAsync(id, "SecondFactorTaken", actor, account =>
            {
                account.TwoFactorEnabled = false;
                account.EndAll();
            }, ct, endSessions: true, dropSecrets: true);

    private async Task<Result> ActAsync(Guid id, string verb, Actor actor, Action<Account> act, CancellationToken ct, bool endSessions = false, bool dropSecrets = false)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var account = await WatchedAccounts.Of(db).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (account is null)
        {
            return Problem.NotFound();
        }

        if (AccountRules.ReasonNotToGuard(account, actor) is { } problem)
        {
            return problem;
        }

        act(account);
        if (endSessions)
        {
            foreach (var session in await db.SignInSessions.Where(s => s.AccountId == id && s.EndedAt == null).ToListAsync(ct))
            {
                session.EndedAt = clock.Now;
            }
        }

        if (dropSecrets)
        {
            db.UserPasskeys.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == id).ToListAsync(ct));
            db.UserTokens.RemoveRange(await db.UserTokens.Where(t => t.UserId == id).ToListAsync(ct));
        }

        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), account.Id, account.MaskedName(), verb));
        return await db.CommitAsync(ct);
    }
}
