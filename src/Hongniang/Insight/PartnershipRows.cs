using System.Runtime.CompilerServices;
using Hongniang.Data;
using Hongniang.Network.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

internal sealed class PartnershipRows : FigureSubject<Partnership>
{
    public override FigureSubjectKind Kind => FigureSubjectKind.Partnership;

    public override IQueryable<HolderCount> ByHolder(IQueryable<Partnership> rows) => rows.GroupBy(p => p.HolderId).Select(g => new HolderCount(g.Key, g.Count()));

    public override async IAsyncEnumerable<FigureRow> ReadAsync(
        HongniangDb db, FigureFrame frame, IQueryable<Partnership> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var cells = rows.Select(p => new
        {
            p.Number, p.Level, p.StartedOn, p.ResponsibleName, p.IsSample,
            Partner = db.Organizations.Where(o => o.Id == p.PartnerId).Select(o => o.Name).FirstOrDefault(), Unit = db.Organizations.Where(o => o.Id == p.UnitId).Select(o => o.Name).FirstOrDefault(),
        });
        await foreach (var p in cells.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new FigureRow(p.Number, [p.Number, p.Partner, p.Unit, p.Level, p.StartedOn, p.ResponsibleName], p.IsSample);
        }
    }

    protected override IReadOnlyList<Sorted> Sorts(HongniangDb db) =>
    [
        By("number", p => p.Number),
        By("partner", p => db.Organizations.Where(o => o.Id == p.PartnerId).Select(o => o.Name).FirstOrDefault()),
        By("unit", p => db.Organizations.Where(o => o.Id == p.UnitId).Select(o => o.Name).FirstOrDefault()),
        By("level", p => p.Level),
        By("started", p => p.StartedOn),
        By("responsible", p => p.ResponsibleName),
    ];

    protected override IQueryable<Partnership> ThenByNumber(IOrderedQueryable<Partnership> rows) => rows.ThenBy(p => p.Number);
}
