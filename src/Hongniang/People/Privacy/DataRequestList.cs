using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Privacy;

/// <summary>What people asked about their data, within the reader's territory; what waits comes first, by its day. Two queries a page.</summary>
public static class DataRequestList
{
    private const int MostOwn = 50;

    public sealed record Row(Guid Id, string PersonName, DataRequestKind Kind, DataRequestState State, DateTimeOffset CreatedAt, DateOnly DueOn);

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var requests = db.DataRequests.AsNoTracking();
        var rows = await requests.OrderBy(r => r.State == DataRequestState.Open ? 0 : 1).ThenBy(r => r.DueOn).ThenBy(r => r.Id).Skip(page.Skip).Take(page.Take)
            .Select(r => new Row(r.Id, r.PersonName, r.Kind, r.State, r.CreatedAt, r.DueOn)).ToListAsync(ct);
        return new Paged<Row>(rows, await requests.CountAsync(ct), page);
    }

    /// <summary>A person's own, the newest first.</summary>
    public static async Task<IReadOnlyList<DataRequest>> OwnAsync(HongniangDb db, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        return await db.DataRequests.IgnoreQueryFilters().AsNoTracking().Where(r => r.AccountId == actor.AccountId) // why: one's own
            .OrderByDescending(r => r.CreatedAt).ThenBy(r => r.Id).Take(MostOwn).ToListAsync(ct);
    }
}
