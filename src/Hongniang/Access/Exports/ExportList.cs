using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Access.Exports;

/// <summary>Requests for long lists, the newest first: one's own, and for officers those of the territory. Two queries a page.</summary>
public static class ExportList
{
    /// <param name="IsMine">Whether the reader asked for it.</param>
    public sealed record Row(Guid Id, string List, int Rows, string AccountName, string Reason, ExportState State, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? TakenAt, bool IsMine);

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Actor actor, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var requests = Visible(db, actor);
        var rows = await requests.OrderByDescending(r => r.CreatedAt).ThenBy(r => r.Id).Skip(page.Skip).Take(page.Take)
            .Select(r => new Row(r.Id, r.List, r.Rows, r.AccountName, r.Reason, r.State, r.CreatedAt, r.ExpiresAt, r.TakenAt, r.AccountId == actor.AccountId)).ToListAsync(ct);
        return new Paged<Row>(rows, await requests.CountAsync(ct), page);
    }

    /// <returns>Null when there is none, or it is not the reader's to see.</returns>
    public static Task<ExportRequest?> FindAsync(HongniangDb db, Guid id, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        return Visible(db, actor).SingleOrDefaultAsync(r => r.Id == id, ct);
    }

    private static IQueryable<ExportRequest> Visible(HongniangDb db, Actor actor)
    {
        var all = actor.May(AccessRules.MayVerify);
        return db.ExportRequests.AsNoTracking().Where(r => all || r.AccountId == actor.AccountId);
    }
}
