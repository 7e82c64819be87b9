using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.FollowUp;

/// <summary>Follow-ups of an enterprise that is found to be another. They go with their contract, whose line in the journal stands for them.</summary>
internal sealed class MoveFollowUpsOfUnit(HongniangDb db) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) =>
        [new(nameof(FollowUpStep), await db.FollowUpSteps.CountAsync(f => f.EnterpriseId == unit, ct))];

    public Task MoveAsync(UnitMerge merge, CancellationToken ct) =>
        db.FollowUpSteps.IgnoreQueryFilters() /* why: also those of other territories */.Where(f => f.EnterpriseId == merge.From)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.EnterpriseId, merge.To).SetProperty(f => f.Version, f => f.Version + 1), ct);
}
