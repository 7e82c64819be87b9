using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Managers;

/// <summary>Technology managers who are employed by a unit that is found to be another.</summary>
internal sealed class MoveManagers(HongniangDb db) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) =>
        [new(nameof(TechnologyManager), await db.TechnologyManagers.CountAsync(m => m.EmployerId == unit, ct))];

    public async Task MoveAsync(UnitMerge merge, CancellationToken ct)
    {
        var managers = db.TechnologyManagers.IgnoreQueryFilters() /* why: also those of other territories */.Where(m => m.EmployerId == merge.From);
        foreach (var moved in await managers.OrderBy(m => m.Number).Select(m => new { m.Id, m.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(TechnologyManager), moved.Id, moved.Number));
        }

        await managers.ExecuteUpdateAsync(s => s.SetProperty(m => m.EmployerId, merge.To).SetProperty(m => m.Version, m => m.Version + 1), ct);
    }
}
