using System.Runtime.CompilerServices;
using Hongniang.Data;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

internal sealed class AchievementRows : FigureSubject<Achievement>
{
    public override FigureSubjectKind Kind => FigureSubjectKind.Achievement;

    public override IQueryable<HolderCount> ByHolder(IQueryable<Achievement> rows) => rows.GroupBy(a => a.HolderId).Select(g => new HolderCount(g.Key, g.Count()));

    public override async IAsyncEnumerable<FigureRow> ReadAsync(
        HongniangDb db, FigureFrame frame, IQueryable<Achievement> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var cells = rows.Select(a => new
        {
            a.Number, a.Title, a.OwnerName, a.ReadinessLevel, a.State, a.CreatedAt, a.IsSample,
            Holder = db.Organizations.Where(o => o.Id == a.HolderId).Select(o => o.Name).FirstOrDefault(),
        });
        await foreach (var a in cells.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new FigureRow(a.Number, [a.Number, a.Title, a.OwnerName, a.Holder, a.ReadinessLevel, a.State, frame.DayOf(a.CreatedAt)], a.IsSample);
        }
    }

    protected override IReadOnlyList<Sorted> Sorts(HongniangDb db) =>
    [
        By("number", a => a.Number),
        By("title", a => a.Title),
        By("owner", a => a.OwnerName),
        By("holder", a => db.Organizations.Where(o => o.Id == a.HolderId).Select(o => o.Name).FirstOrDefault()),
        By("readiness", a => a.ReadinessLevel, isNumber: true),
        By("state", a => a.State),
        By("entered", a => a.CreatedAt),
    ];

    protected override IQueryable<Achievement> ThenByNumber(IOrderedQueryable<Achievement> rows) => rows.ThenBy(a => a.Number);
}

internal sealed class ExpertRows : FigureSubject<Expert>
{
    public override FigureSubjectKind Kind => FigureSubjectKind.Expert;

    public override IQueryable<HolderCount> ByHolder(IQueryable<Expert> rows) => rows.GroupBy(e => e.HolderId).Select(g => new HolderCount(g.Key, g.Count()));

    public override async IAsyncEnumerable<FigureRow> ReadAsync(HongniangDb db, FigureFrame frame, IQueryable<Expert> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var cells = rows.Select(e => new
        {
            e.Number, e.Name, e.Title, e.OrganizationName, e.State, e.CreatedAt, e.IsSample,
            Holder = db.Organizations.Where(o => o.Id == e.HolderId).Select(o => o.Name).FirstOrDefault(),
        });
        await foreach (var e in cells.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new FigureRow(e.Number, [e.Number, e.Name, e.Title, e.OrganizationName, e.Holder, e.State, frame.DayOf(e.CreatedAt)], e.IsSample);
        }
    }

    protected override IReadOnlyList<Sorted> Sorts(HongniangDb db) =>
    [
        By("number", e => e.Number),
        By("name", e => e.Name),
        By("profession", e => e.Title),
        By("employer", e => e.OrganizationName),
        By("holder", e => db.Organizations.Where(o => o.Id == e.HolderId).Select(o => o.Name).FirstOrDefault()),
        By("state", e => e.State),
        By("entered", e => e.CreatedAt),
    ];

    protected override IQueryable<Expert> ThenByNumber(IOrderedQueryable<Expert> rows) => rows.ThenBy(e => e.Number);
}
