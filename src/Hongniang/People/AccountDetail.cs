using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>One account with everything that its administrator or security officer may do to it. Six queries.</summary>
public sealed record AccountDetail(
    Account Account, string Organization, string OrganizationNumber, IReadOnlyList<AccountDetail.Post> Further, int OpenSessions, int OpenWork,
    Problem? ReasonNotToManage, Problem? ReasonNotToClose, Problem? ReasonNotToGuard)
{
    public sealed record Post(Guid Id, Role Role, string Organization, DateTimeOffset GrantedAt, string GrantedByName);

    /// <returns>Null when there is no such account, or it is not the reader's to see.</returns>
    public static async Task<AccountDetail?> LoadAsync(HongniangDb db, Guid id, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var account = await WatchedAccounts.Of(db).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        if (account is null)
        {
            return null;
        }

        var organizations = db.Organizations.IgnoreQueryFilters(); // why: names of the organisations whose accounts are watched
        var home = await organizations.Where(o => o.Id == account.OrganizationId).Select(o => new { o.Name, o.Number }).SingleAsync(ct);
        var further = await db.Memberships.AsNoTracking().Where(m => m.AccountId == id).OrderBy(m => m.GrantedAt).ThenBy(m => m.Id)
            .Select(m => new Post(m.Id, m.Role, organizations.Where(o => o.Id == m.OrganizationId).Select(o => o.Name).FirstOrDefault() ?? "", m.GrantedAt, m.GrantedByName)).ToListAsync(ct);
        var sessions = await db.SignInSessions.CountAsync(s => s.AccountId == id && s.EndedAt == null, ct);
        var work = await People.OpenWork.CountAsync(db, id, ct);
        return new AccountDetail(
            account, home.Name, home.Number, further, sessions, work,
            AccountRules.ReasonNotToManage(account, actor), AccountRules.ReasonNotToClose(account, actor, work), AccountRules.ReasonNotToGuard(account, actor));
    }
}
