using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>What an administrator does to one account: another place or role, a further organisation, the end of it, and the way back.</summary>
public sealed class ManageAccount(HongniangDb db, AssociationClock clock)
{
    public sealed record Post(Guid Account, Role? Role, string? Organization, string? Expert);

    public async Task<Result> MoveAsync(Post post, Actor actor, CancellationToken ct)
    {
        var taken = await TakeAsync(post.Account, actor, ct);
        var place = taken.Succeeded ? await PlaceAccount.FindAsync(db, new PlaceAccount.Wish(post.Organization, post.Role, post.Expert), ct) : Result<PlaceAccount.Place>.Refused(taken.Problems);
        if (!place.Succeeded)
        {
            return place;
        }

        var account = taken.Value;
        var others = await db.Memberships.Where(m => m.AccountId == account.Id).Select(m => m.Role).ToListAsync(ct);
        if (AccountRules.ReasonNotToJoin(others, place.Value.Role) is { } apart)
        {
            return apart;
        }

        var before = new { account.Role };
        account.Place(place.Value.Role, place.Value.Organization, place.Value.Expert);
        Record(account, actor, "Moved", before, new { account.Role, Organization = place.Value.Name });
        return await db.CommitAsync(ct);
    }

    public async Task<Result> GrantAsync(Post post, Actor actor, CancellationToken ct)
    {
        var taken = await TakeAsync(post.Account, actor, ct);
        var place = taken.Succeeded ? await PlaceAccount.FindAsync(db, new PlaceAccount.Wish(post.Organization, post.Role, post.Expert), ct) : Result<PlaceAccount.Place>.Refused(taken.Problems);
        if (!place.Succeeded)
        {
            return place;
        }

        var (account, at) = (taken.Value, place.Value);
        var has = await db.Memberships.Where(m => m.AccountId == account.Id).ToListAsync(ct);
        if (AccountRules.ReasonNotToJoin([account.Role, .. has.Select(m => m.Role)], at.Role) is { } apart)
        {
            return apart;
        }

        if ((account.OrganizationId == at.Organization && account.Role == at.Role) || has.Exists(m => m.OrganizationId == at.Organization && m.Role == at.Role))
        {
            return new Problem("account.has-it", "The person has this role there already.", "Organization");
        }

        db.Memberships.Add(new Membership
        {
            Id = clock.NewId(), AccountId = account.Id, OrganizationId = at.Organization, Role = at.Role, ExpertKey = at.Expert, GrantedAt = clock.Now, GrantedByName = actor.Name,
        });
        Record(account, actor, "Granted", null, new { at.Role, Organization = at.Name });
        return await db.CommitAsync(ct);
    }

    /// <summary>Takes a further organisation away; sessions that act for it go back to the account's own with their next request.</summary>
    public async Task<Result> TakeBackAsync(Guid account, Guid membership, Actor actor, CancellationToken ct)
    {
        var taken = await TakeAsync(account, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == membership && m.AccountId == account, ct) is not { } granted)
        {
            return Problem.NotFound();
        }

        db.Memberships.Remove(granted);
        Record(taken.Value, actor, "TakenBack", new { granted.Role }, null);
        return await db.CommitAsync(ct);
    }

    public async Task<Result> CloseAsync(Guid id, string? reason, Actor actor, CancellationToken ct)
    {
        var taken = await TakeAsync(id, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var account = taken.Value;
        if (AccountRules.ReasonNotToClose(account, actor, await OpenWork.CountAsync(db, id, ct)) is { } obstacle)
        {
            return obstacle;
        }

        var why = Texts.Clean(reason);
        if (new FactChecks().Required(why, 500, "Reason").Problems is [var missing, ..])
        {
            return missing;
        }

        account.Close(why!, clock.Now); // why: required just before
        foreach (var session in await db.SignInSessions.Where(s => s.AccountId == id && s.EndedAt == null).ToListAsync(ct))
        {
            session.EndedAt = clock.Now;
        }

        Record(account, actor, "Closed", null, null, why);
        return await db.CommitAsync(ct);
    }

    public async Task<Result> ReopenAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var taken = await TakeAsync(id, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        if (!taken.Value.IsClosed)
        {
            return new Problem("account.open", "This account is open already.");
        }

        taken.Value.Reopen(clock.Now);
        Record(taken.Value, actor, "Reopened", null, null);
        return await db.CommitAsync(ct);
    }

    private async Task<Result<Account>> TakeAsync(Guid id, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var account = await WatchedAccounts.Of(db).SingleOrDefaultAsync(a => a.Id == id, ct);
        return account is null ? Problem.NotFound() : AccountRules.ReasonNotToManage(account, actor) is { } problem ? problem : account;
    }

    private void Record(Account account, Actor actor, string verb, object? before, object? after, string? reason = null) =>
        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), account.Id, account.MaskedName(), verb) { Before = before, After = after, Reason = reason });
}
