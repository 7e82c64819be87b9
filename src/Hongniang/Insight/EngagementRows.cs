using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

internal sealed class EngagementRows : FigureSubject<Engagement>
{
    public override FigureSubjectKind Kind => FigureSubjectKind.Engagement;

    public override IQueryable<HolderCount> ByHolder(IQueryable<Engagement> rows) => rows.GroupBy(e => e.HolderId).Select(g => new HolderCount(g.Key, g.Count()));

    public override async IAsyncEnumerable<FigureRow> ReadAsync(
        HongniangDb db, FigureFrame frame, IQueryable<Engagement> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var cells = rows.Select(e => new
        {
            e.Number, e.Stage, e.MatchmakerName, e.LastActivityAt, e.IntroducedAt, e.IntentAmount, e.IsSample,
            Need = db.Needs.Where(n => n.Id == e.NeedId).Select(n => n.Title).FirstOrDefault(),
            Holder = db.Organizations.Where(o => o.Id == e.HolderId).Select(o => o.Name).FirstOrDefault(),
        });
        await foreach (var e in cells.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new FigureRow(e.Number,
            [
                e.Number, e.Need, e.Holder, e.MatchmakerName, e.Stage, e.IntroducedAt is { } at ? frame.DayOf(at) : null, frame.DayOf(e.LastActivityAt),
                e.IntentAmount is { } amount ? new Money(amount) : null,
            ], e.IsSample);
        }
    }

    protected override IReadOnlyList<Sorted> Sorts(HongniangDb db) =>
    [
        By("number", e => e.Number),
        By("need", e => db.Needs.Where(n => n.Id == e.NeedId).Select(n => n.Title).FirstOrDefault()),
        By("holder", e => db.Organizations.Where(o => o.Id == e.HolderId).Select(o => o.Name).FirstOrDefault()),
        By("manager", e => e.MatchmakerName),
        By("stage", e => e.Stage),
        By("introduced", e => e.IntroducedAt),
        By("activity", e => e.LastActivityAt),
        By("intent", e => e.IntentAmount, isMoney: true),
    ];

    protected override IQueryable<Engagement> ThenByNumber(IOrderedQueryable<Engagement> rows) => rows.ThenBy(e => e.Number);
}

internal sealed class ContractRows : FigureSubject<Contract>
{
    public override FigureSubjectKind Kind => FigureSubjectKind.Contract;

    public override IQueryable<HolderCount> ByHolder(IQueryable<Contract> rows) => rows.GroupBy(c => c.HolderId).Select(g => new HolderCount(g.Key, g.Count()));

    public override async IAsyncEnumerable<FigureRow> ReadAsync(
        HongniangDb db, FigureFrame frame, IQueryable<Contract> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var cells = rows.Select(c => new
        {
            c.Number, c.Title, c.Kind, c.SignedOn, c.DealAmount, c.TechnologyAmount, c.Evidence, c.IsSample,
            Holder = db.Organizations.Where(o => o.Id == c.HolderId).Select(o => o.Name).FirstOrDefault(),
        });
        await foreach (var c in cells.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new FigureRow(c.Number, [c.Number, c.Title, c.Kind, c.Holder, c.SignedOn, c.DealAmount, c.TechnologyAmount, c.Evidence], c.IsSample);
        }
    }

    protected override IReadOnlyList<Sorted> Sorts(HongniangDb db) =>
    [
        By("number", c => c.Number),
        By("title", c => c.Title),
        By("kind", c => c.Kind),
        By("holder", c => db.Organizations.Where(o => o.Id == c.HolderId).Select(o => o.Name).FirstOrDefault()),
        By("signed", c => c.SignedOn),
        By("deal", c => c.DealAmount.Amount, isMoney: true),
        By("technology", c => c.TechnologyAmount.Amount, isMoney: true),
        By("evidence", c => c.Evidence),
    ];

    protected override IQueryable<Contract> ThenByNumber(IOrderedQueryable<Contract> rows) => rows.ThenBy(c => c.Number);
}

internal sealed class FollowUpRows : FigureSubject<FollowUpStep>
{
    public override FigureSubjectKind Kind => FigureSubjectKind.FollowUp;

    public override IQueryable<HolderCount> ByHolder(IQueryable<FollowUpStep> rows) => rows.GroupBy(f => f.HolderId).Select(g => new HolderCount(g.Key, g.Count()));

    public override async IAsyncEnumerable<FigureRow> ReadAsync(
        HongniangDb db, FigureFrame frame, IQueryable<FollowUpStep> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var cells = rows.Select(f => new
        {
            f.PlanDay, f.DueOn, f.HeldOn, f.OwnerName, f.ReceivedAmount, f.Evidence, f.IsSample,
            Number = db.Contracts.Where(c => c.Id == f.ContractId).Select(c => c.Number).First(),
            Title = db.Contracts.Where(c => c.Id == f.ContractId).Select(c => c.Title).First(),
            Holder = db.Organizations.Where(o => o.Id == f.HolderId).Select(o => o.Name).FirstOrDefault(),
        });
        await foreach (var f in cells.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new FigureRow(f.Number,
                [f.Number, f.Title, f.Holder, f.OwnerName, f.PlanDay, f.DueOn, f.HeldOn, f.ReceivedAmount is { } amount ? new Money(amount) : null, f.Evidence], f.IsSample);
        }
    }

    protected override IReadOnlyList<Sorted> Sorts(HongniangDb db) =>
    [
        By("contract", f => db.Contracts.Where(c => c.Id == f.ContractId).Select(c => c.Number).First()),
        By("title", f => db.Contracts.Where(c => c.Id == f.ContractId).Select(c => c.Title).First()),
        By("holder", f => db.Organizations.Where(o => o.Id == f.HolderId).Select(o => o.Name).FirstOrDefault()),
        By("manager", f => f.OwnerName),
        By("plan", f => f.PlanDay, isNumber: true),
        By("due", f => f.DueOn),
        By("held", f => f.HeldOn),
        By("received", f => f.ReceivedAmount, isMoney: true),
        By("evidence", f => f.Evidence),
    ];

    protected override IQueryable<FollowUpStep> ThenByNumber(IOrderedQueryable<FollowUpStep> rows) => rows.ThenBy(f => f.PlanDay).ThenBy(f => f.Id);
}
