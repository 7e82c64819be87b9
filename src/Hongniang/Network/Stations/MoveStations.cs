using System.Linq.Expressions;
using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Stations;

/// <summary>Stations that a unit stands behind when it is found to be another.</summary>
internal sealed class MoveStations(HongniangDb db) : IMovesOnMerge
{
    public async Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct) =>
        [new(nameof(ServiceStation), await db.Stations.CountAsync(s => s.SocietyId == unit || s.UniversityId == unit || s.HostId == unit || s.GovernmentId == unit, ct))];

    public async Task MoveAsync(UnitMerge merge, CancellationToken ct)
    {
        var (from, to) = (merge.From, merge.To);

        // why no filters: what other territories hold of the unit moves along, or it would name a unit that is no more.
        var all = db.Stations.IgnoreQueryFilters();
        foreach (var moved in await all.Where(s => s.SocietyId == from || s.UniversityId == from || s.HostId == from || s.GovernmentId == from).OrderBy(s => s.Number).Select(s => new { s.Id, s.Number }).ToListAsync(ct))
        {
            db.Record(merge.Line("Station", moved.Id, moved.Number));
        }

        foreach (var party in new Expression<Func<ServiceStation, OrganizationId?>>[] { s => s.SocietyId, s => s.UniversityId, s => s.HostId, s => s.GovernmentId })
        {
            var isFrom = Expression.Lambda<Func<ServiceStation, bool>>(Expression.Equal(party.Body, Expression.Constant((OrganizationId?)from, typeof(OrganizationId?))), party.Parameters);
            await all.Where(isFrom).ExecuteUpdateAsync(s => s.SetProperty(party, (OrganizationId?)to).SetProperty(x => x.Version, x => x.Version + 1), ct);
        }
    }
}
