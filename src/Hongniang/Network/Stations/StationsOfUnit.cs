using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Stations;

/// <summary>What the page of a unit says of running stations: those that an association keeps, or that a unit stands behind. Each count is the list with that filter.</summary>
public sealed record StationsOfUnit(IReadOnlyList<StationsOfUnit.Counted> Counts)
{
    public sealed record Counted(StationKind Kind, StationList.Filter Filter, int Count);

    /// <summary>One query.</summary>
    public static async Task<StationsOfUnit> LoadAsync(HongniangDb db, string number, bool isAssociation, DateOnly today, CancellationToken ct)
    {
        var running = isAssociation ? new StationList.Filter(Holder: number, State: StationState.Running) : new StationList.Filter(Unit: number, State: StationState.Running);
        var perKind = await StationList.Matching(db, running, today).GroupBy(s => s.Kind).Select(g => new { Kind = g.Key, Count = g.Count() }).ToListAsync(ct);
        return new StationsOfUnit([.. perKind.OrderBy(k => k.Kind).Select(k => new Counted(k.Kind, running with { Kind = k.Kind }, k.Count))]);
    }
}
