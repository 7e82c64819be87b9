using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Talent;

/// <summary>Leads to a unit that is found to be another.</summary>
internal sealed class MoveLeads(HongniangDb db) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) => [new(nameof(TalentLead), await db.TalentLeads.CountAsync(l => l.TargetId == unit, ct))];

    public async Task MoveAsync(UnitMerge merge, CancellationToken ct)
    {
        var leads = db.TalentLeads.IgnoreQueryFilters() /* why: also those of other territories */.Where(l => l.TargetId == merge.From);
        foreach (var moved in await leads.OrderBy(l => l.Number).Select(l => new { l.Id, l.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(TalentLead), moved.Id, moved.Number));
        }

        await leads.ExecuteUpdateAsync(s => s.SetProperty(l => l.TargetId, merge.To).SetProperty(l => l.Version, l => l.Version + 1), ct);
    }
}
