using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>A person stops acting for one of the own organisations. With the last one the account closes; an administrator opens it again.</summary>
public sealed class LeaveOrganization(HongniangDb db, AssociationClock clock)
{
    /// <param name="Membership">The further organisation to leave; null leaves the account's own, and the oldest further one takes its place.</param>
    public sealed record Input(Guid? Membership, string? Reason);

    /// <param name="AccountClosed">Whether that was the last organisation: nobody is signed in any more.</param>
    public sealed record Output(bool AccountClosed);

    /// <summary>Why the person cannot leave now: work in these hands, or nobody else who keeps this duty.</summary>
    public static async Task<Problem?> ReasonNotToAsync(HongniangDb db, Account account, Guid? membership, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        if (account.IsSample)
        {
            return new Problem("account.sample", "A sample account stays as it is.");
        }

        var further = await db.Memberships.AsNoTracking().Where(m => m.AccountId == account.Id).ToListAsync(ct);
        var left = membership is { } id ? further.Find(m => m.Id == id) is { } post ? (post.OrganizationId, post.Role) : default : (account.OrganizationId, account.Role);
        if (left.OrganizationId == default)
        {
            return Problem.NotFound();
        }

        // The last organisation takes everything along; one of several only what is held there.
        var isLast = membership is null && further.Count == 0;
        var open = isLast ? await OpenWork.CountAsync(db, account.Id, ct)
            : await OpenWork.CountAsync(db, account.Id, left.OrganizationId, ct);
        return open > 0 ? new Problem("account.open-work", "{0} needs, engagements, follow-ups and tasks are in these hands. Hand them over first.", null, open)
            : left.Role.IsDuty() && !await db.Users.AnyAsync(a => a.Id != account.Id && a.ClosedAt == null && a.OrganizationId == left.OrganizationId && a.Role == left.Role, ct)
                ? new Problem("account.last-duty", "Nobody else keeps this duty here. A second person has to be invited first.")
            : null;
    }

    public async Task<Result<Output>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(actor);
        if (await db.Users.SingleOrDefaultAsync(a => a.Id == actor.AccountId && a.ClosedAt == null, ct) is not { } account)
        {
            return Problem.NotFound();
        }

        var reason = Texts.Clean(input.Reason);
        if (await ReasonNotToAsync(db, account, input.Membership, ct) is { } problem)
        {
            return problem;
        }

        if (new FactChecks().Optional(reason, 500, nameof(input.Reason)).Problems is [var tooLong, ..])
        {
            return tooLong;
        }

        var posts = await db.Memberships.Where(m => m.AccountId == account.Id).OrderBy(m => m.GrantedAt).ThenBy(m => m.Id).ToListAsync(ct);
        var before = new { account.Role };
        var closes = false;
        if (input.Membership is { } membership)
        {
            db.Memberships.Remove(posts.Single(m => m.Id == membership));
        }
        else if (posts is [var next, ..])
        {
            account.Place(next.Role, next.OrganizationId, next.ExpertKey);
            db.Memberships.Remove(next);
        }
        else
        {
            closes = true;
            account.Close("Left by oneself", clock.Now);
            foreach (var session in await db.SignInSessions.Where(s => s.AccountId == account.Id && s.EndedAt == null).ToListAsync(ct))
            {
                session.EndedAt = clock.Now;
            }
        }

        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), account.Id, account.MaskedName(), "Left") { Before = before, After = new { account.IsClosed }, Reason = reason });
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? new Output(closes) : Result<Output>.Refused(saved.Problems);
    }
}
