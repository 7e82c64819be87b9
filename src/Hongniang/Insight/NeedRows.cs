using System.Runtime.CompilerServices;
using Hongniang.Data;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

internal sealed class NeedRows : FigureSubject<Need>
{
    public override FigureSubjectKind Kind => FigureSubjectKind.Need;

    public override IQueryable<HolderCount> ByHolder(IQueryable<Need> rows) => rows.GroupBy(n => n.HolderId).Select(g => new HolderCount(g.Key, g.Count()));

    public override async IAsyncEnumerable<FigureRow> ReadAsync(HongniangDb db, FigureFrame frame, IQueryable<Need> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var cells = rows.Select(n => new
        {
            n.Number, n.Title, n.EnterpriseName, n.State, n.SubmittedAt, n.ValidUntil, n.IsSample,
            Holder = db.Organizations.Where(o => o.Id == n.HolderId).Select(o => o.Name).FirstOrDefault(),
        });
        await foreach (var n in cells.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new FigureRow(n.Number,
                [n.Number, n.Title, n.EnterpriseName, n.Holder, n.State, n.SubmittedAt is { } at ? frame.DayOf(at) : null, n.ValidUntil], n.IsSample);
        }
    }

    protected override IReadOnlyList<Sorted> Sorts(HongniangDb db) =>
    [
        By("number", n => n.Number),
        By("title", n => n.Title),
        By("enterprise", n => n.EnterpriseName),
        By("holder", n => db.Organizations.Where(o => o.Id == n.HolderId).Select(o => o.Name).FirstOrDefault()),
        By("state", n => n.State),
        By("submitted", n => n.SubmittedAt),
        By("until", n => n.ValidUntil),
    ];

    protected override IQueryable<Need> ThenByNumber(IOrderedQueryable<Need> rows) => rows.ThenBy(n => n.Number);
}
