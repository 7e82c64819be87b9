using System.Runtime.CompilerServices;
using Hongniang.Data;
using Hongniang.Network.Stations;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

internal sealed class StationRows : FigureSubject<ServiceStation>
{
    public override FigureSubjectKind Kind => FigureSubjectKind.Station;

    public override IQueryable<HolderCount> ByHolder(IQueryable<ServiceStation> rows) => rows.GroupBy(s => s.HolderId).Select(g => new HolderCount(g.Key, g.Count()));

    public override async IAsyncEnumerable<FigureRow> ReadAsync(
        HongniangDb db, FigureFrame frame, IQueryable<ServiceStation> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var cells = rows.Select(s => new { s.Number, s.Name, s.Kind, s.Place, s.RunsUntil, Activity = s.Services.Max(v => (DateOnly?)v.HeldOn), s.ResponsibleName, s.IsSample });
        await foreach (var s in cells.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new FigureRow(s.Number, [s.Number, s.Name, s.Kind, s.Place, s.Activity, s.RunsUntil, s.ResponsibleName], s.IsSample);
        }
    }

    protected override IReadOnlyList<Sorted> Sorts(HongniangDb db) =>
    [
        By("number", s => s.Number),
        By("name", s => s.Name),
        By("kind", s => s.Kind),
        By("place", s => s.Place),
        By("activity", s => s.Services.Max(v => (DateOnly?)v.HeldOn)),
        By("until", s => s.RunsUntil),
        By("responsible", s => s.ResponsibleName),
    ];

    protected override IQueryable<ServiceStation> ThenByNumber(IOrderedQueryable<ServiceStation> rows) => rows.ThenBy(s => s.Number);
}
