using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>Achievements and experts of a unit that is found to be another.</summary>
internal sealed class MoveSupply(HongniangDb db) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) =>
    [
        new(nameof(Achievement), await db.Achievements.CountAsync(a => a.OwnerId == unit, ct)),
        new(nameof(Expert), await db.Experts.CountAsync(e => e.OrganizationId == unit, ct)),
    ];

    public async Task MoveAsync(UnitMerge merge, CancellationToken ct)
    {
        // why no filters: what other territories hold of the unit moves along, or it would name a unit that is no more.
        var achievements = db.Achievements.IgnoreQueryFilters().Where(a => a.OwnerId == merge.From);
        foreach (var moved in await achievements.OrderBy(a => a.Number).Select(a => new { a.Id, a.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(Achievement), moved.Id.Value, moved.Number));
        }

        await achievements.ExecuteUpdateAsync(s => s.SetProperty(a => a.OwnerId, merge.To).SetProperty(a => a.OwnerName, merge.ToName).SetProperty(a => a.Version, a => a.Version + 1), ct);
        var experts = db.Experts.IgnoreQueryFilters() /* why: as above */.Where(e => e.OrganizationId == merge.From);
        foreach (var moved in await experts.OrderBy(e => e.Number).Select(e => new { e.Id, e.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(Expert), moved.Id.Value, moved.Number));
        }

        await experts.ExecuteUpdateAsync(s => s.SetProperty(e => e.OrganizationId, merge.To).SetProperty(e => e.OrganizationName, merge.ToName).SetProperty(e => e.Version, e => e.Version + 1), ct);
    }
}
