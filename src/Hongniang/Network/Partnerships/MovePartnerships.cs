using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>Partnerships of a unit that is found to be another. Where both have the same partner, both partnerships stay: the older one goes on, the other is closed with that reason.</summary>
internal sealed class MovePartnerships(HongniangDb db, AssociationClock clock) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) =>
        [new(nameof(Partnership), await db.Partnerships.CountAsync(p => p.PartnerId == unit || p.UnitId == unit, ct))];

    public async Task MoveAsync(UnitMerge merge, CancellationToken ct)
    {
        var (from, to) = (merge.From, merge.To);

        // why no filters: what other territories hold of the unit moves along, or it would name a unit that is no more.
        var all = db.Partnerships.IgnoreQueryFilters();
        var moving = all.Where(p => p.PartnerId == from || p.UnitId == from);
        foreach (var moved in await moving.OrderBy(p => p.Number).Select(p => new { p.Id, p.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(Partnership), moved.Id, moved.Number));
        }

        var on = clock.DayOf(merge.At);
        var reason = $"{merge.FromNumber} → {merge.ToNumber}";
        var twice = moving.Where(p => p.EndedOn == null && ((p.PartnerId == from && (p.UnitId == to || all.Any(o => o.UnitId == p.UnitId && o.PartnerId == to && o.EndedOn == null)))
            || (p.UnitId == from && (p.PartnerId == to || all.Any(o => o.PartnerId == p.PartnerId && o.UnitId == to && o.EndedOn == null)))));
        await twice.ExecuteUpdateAsync(s => s.SetProperty(p => p.EndedOn, on).SetProperty(p => p.EndReason, reason), ct);
        await all.Where(p => p.PartnerId == from).ExecuteUpdateAsync(s => s.SetProperty(p => p.PartnerId, to).SetProperty(p => p.Version, p => p.Version + 1), ct);
        await all.Where(p => p.UnitId == from).ExecuteUpdateAsync(s => s.SetProperty(p => p.UnitId, to).SetProperty(p => p.Version, p => p.Version + 1), ct);
    }
}
