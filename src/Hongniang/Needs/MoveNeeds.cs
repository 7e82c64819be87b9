using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs;

/// <summary>Needs of an enterprise that is found to be another.</summary>
internal sealed class MoveNeeds(HongniangDb db) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) =>
        [new(nameof(Need), await db.Needs.CountAsync(n => n.EnterpriseId == unit, ct))];

    public async Task MoveAsync(UnitMerge merge, CancellationToken ct)
    {
        // why no filters: what other territories hold of the unit moves along, or it would name a unit that is no more.
        var needs = db.Needs.IgnoreQueryFilters().Where(n => n.EnterpriseId == merge.From);
        foreach (var moved in await needs.OrderBy(n => n.Number).Select(n => new { n.Id, n.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(Need), moved.Id.Value, moved.Number));
        }

        await needs.ExecuteUpdateAsync(s => s.SetProperty(n => n.EnterpriseId, merge.To).SetProperty(n => n.EnterpriseName, merge.ToName).SetProperty(n => n.Version, n => n.Version + 1), ct);
    }
}
