using System.Runtime.CompilerServices;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

internal sealed class OrganizationRows : FigureSubject<Organization>
{
    public override FigureSubjectKind Kind => FigureSubjectKind.Organization;

    public override IQueryable<HolderCount> ByHolder(IQueryable<Organization> rows) => rows.GroupBy(o => o.HolderId).Select(g => new HolderCount(g.Key, g.Count()));

    public override async IAsyncEnumerable<FigureRow> ReadAsync(
        HongniangDb db, FigureFrame frame, IQueryable<Organization> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var cells = rows.Select(o => new
        {
            o.Number, o.Name, o.Kind, o.CreatedAt, o.IsSample, Holder = db.Organizations.Where(h => h.Id == o.HolderId).Select(h => h.Name).FirstOrDefault(),
        });
        await foreach (var o in cells.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new FigureRow(o.Number, [o.Number, o.Name, o.Kind, o.Holder, frame.DayOf(o.CreatedAt)], o.IsSample);
        }
    }

    protected override IReadOnlyList<Sorted> Sorts(HongniangDb db) =>
    [
        By("number", o => o.Number),
        By("name", o => o.Name),
        By("kind", o => o.Kind),
        By("holder", o => db.Organizations.Where(h => h.Id == o.HolderId).Select(h => h.Name).FirstOrDefault()),
        By("entered", o => o.CreatedAt),
    ];

    protected override IQueryable<Organization> ThenByNumber(IOrderedQueryable<Organization> rows) => rows.ThenBy(o => o.Number);
}
