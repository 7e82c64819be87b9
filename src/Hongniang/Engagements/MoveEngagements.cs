using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>Engagements and contracts, on either side, of a unit that is found to be another. What a contract says on paper stays.</summary>
internal sealed class MoveEngagements(HongniangDb db) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) =>
    [
        new(nameof(Engagement), await db.Engagements.CountAsync(e => e.EnterpriseId == unit || e.SupplyOrganizationId == unit, ct)),
        new(nameof(Contract), await db.Contracts.CountAsync(c => c.EnterpriseId == unit || c.SupplyOrganizationId == unit, ct)),
    ];

    public async Task MoveAsync(UnitMerge merge, CancellationToken ct)
    {
        // why no filters: what other territories hold of the unit moves along, or it would name a unit that is no more.
        var engagements = db.Engagements.IgnoreQueryFilters();
        foreach (var moved in await engagements.Where(e => e.EnterpriseId == merge.From || e.SupplyOrganizationId == merge.From).OrderBy(e => e.Number).Select(e => new { e.Id, e.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(Engagement), moved.Id.Value, moved.Number));
        }

        var contracts = db.Contracts.IgnoreQueryFilters(); // why: as above
        foreach (var moved in await contracts.Where(c => c.EnterpriseId == merge.From || c.SupplyOrganizationId == merge.From).OrderBy(c => c.Number).Select(c => new { c.Id, c.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(Contract), moved.Id, moved.Number));
        }

        await engagements.Where(e => e.EnterpriseId == merge.From).ExecuteUpdateAsync(s => s.SetProperty(e => e.EnterpriseId, merge.To).SetProperty(e => e.Version, e => e.Version + 1), ct);
        await engagements.Where(e => e.SupplyOrganizationId == merge.From).ExecuteUpdateAsync(s => s.SetProperty(e => e.SupplyOrganizationId, merge.To).SetProperty(e => e.Version, e => e.Version + 1), ct);
        await contracts.Where(c => c.EnterpriseId == merge.From).ExecuteUpdateAsync(s => s.SetProperty(c => c.EnterpriseId, merge.To).SetProperty(c => c.Version, c => c.Version + 1), ct);
        await contracts.Where(c => c.SupplyOrganizationId == merge.From).ExecuteUpdateAsync(s => s.SetProperty(c => c.SupplyOrganizationId, merge.To).SetProperty(c => c.Version, c => c.Version + 1), ct);
    }
}
