using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Tasks;

/// <summary>Tasks about a unit that is found to be another.</summary>
internal sealed class MoveTasks(HongniangDb db) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) => [new(nameof(WorkTask), await db.Tasks.CountAsync(t => t.UnitId == unit, ct))];

    public async Task MoveAsync(UnitMerge merge, CancellationToken ct)
    {
        var tasks = db.Tasks.IgnoreQueryFilters() /* why: also those of other territories */.Where(t => t.UnitId == merge.From);
        foreach (var moved in await tasks.OrderBy(t => t.Number).Select(t => new { t.Id, t.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line(nameof(WorkTask), moved.Id, moved.Number));
        }

        // The key of an open pair names the former unit: it goes, so that it neither blocks nor collides. Both tasks, where there were two, stay to be closed by their people.
        await tasks.ExecuteUpdateAsync(s => s.SetProperty(t => t.UnitId, merge.To).SetProperty(t => t.OpenKey, (string?)null).SetProperty(t => t.Version, t => t.Version + 1), ct);
    }
}
