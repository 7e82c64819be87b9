using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Visits;

/// <summary>Visits to an enterprise that is found to be another.</summary>
internal sealed class MoveVisits(HongniangDb db) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) =>
        [new(nameof(Visit), await db.Visits.CountAsync(v => v.EnterpriseId == unit, ct))];

    public async Task MoveAsync(UnitMerge merge, CancellationToken ct)
    {
        var visits = db.Visits.IgnoreQueryFilters() /* why: also those of other territories */.Where(v => v.EnterpriseId == merge.From);
        foreach (var moved in await visits.OrderBy(v => v.Number).Select(v => new { v.Id, v.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(Visit), moved.Id, moved.Number));
        }

        await visits.ExecuteUpdateAsync(s => s.SetProperty(v => v.EnterpriseId, merge.To).SetProperty(v => v.EnterpriseName, merge.ToName).SetProperty(v => v.Version, v => v.Version + 1), ct);
    }
}
