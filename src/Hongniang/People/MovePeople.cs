using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>Accounts, memberships and open invitations of a unit that is found to be another: its people act for the kept one from their next page on.</summary>
internal sealed class MovePeople(HongniangDb db) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) =>
        [new(nameof(Account), await db.Users.CountAsync(a => a.OrganizationId == unit || db.Memberships.Any(m => m.AccountId == a.Id && m.OrganizationId == unit), ct))];

    public async Task MoveAsync(UnitMerge merge, CancellationToken ct)
    {
        var (from, to) = (merge.From, merge.To);
        foreach (var moved in await db.Users.AsNoTracking().Where(a => a.OrganizationId == from || db.Memberships.Any(m => m.AccountId == a.Id && m.OrganizationId == from)).OrderBy(a => a.Id).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(Account), moved.Id, moved.MaskedName()));
        }

        // Who acts for both already, in the same role, acts for the kept one once.
        await db.Memberships.Where(m => m.OrganizationId == from && (db.Memberships.Any(o => o.AccountId == m.AccountId && o.OrganizationId == to && o.Role == m.Role)
            || db.Users.Any(a => a.Id == m.AccountId && a.OrganizationId == to && a.Role == m.Role))).ExecuteDeleteAsync(ct);
        await db.Memberships.Where(m => m.OrganizationId == to && db.Users.Any(a => a.Id == m.AccountId && a.OrganizationId == from && a.Role == m.Role)).ExecuteDeleteAsync(ct);
        await db.Memberships.Where(m => m.OrganizationId == from).ExecuteUpdateAsync(s => s.SetProperty(m => m.OrganizationId, to), ct);
        await db.Users.Where(a => a.OrganizationId == from).ExecuteUpdateAsync(s => s.SetProperty(a => a.OrganizationId, to), ct);
        await db.Invitations.Where(i => i.OrganizationId == from).ExecuteUpdateAsync(s => s.SetProperty(i => i.OrganizationId, to), ct);
    }
}
