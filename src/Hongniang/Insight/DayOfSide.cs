using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using Part = Hongniang.Insight.MyDay.DayPart;

namespace Hongniang.Insight;

/// <summary>The day of an enterprise, an owner of achievements or an expert: what waits for the own answer, and what goes on.</summary>
internal static class DayOfSide
{
    private sealed record ContractRow(string Number, string Title, string Buyer, string Seller, DateOnly SignedOn);

    private sealed record NeedRow(string Number, string Title, OrganizationId HolderId, DateTimeOffset StateSince);

    public static async Task<MyDay> LoadAsync(HongniangDb db, AssociationClock clock, Actor reader, Func<Part, Page> pages, CancellationToken ct)
    {
        var frame = new FigureFrame(clock, FigurePeriod.All, isAnyEvidence: true, territory: null);
        var limit = frame.OverdueBefore(Clocks.ConsentDays);
        var unanswered = Unanswered(db);
        var unansweredCount = await unanswered.CountAsync(ct);
        var late = await unanswered.CountAsync(e => e.StageSince < limit, ct);
        var answerIds = await Slice(unanswered.OrderBy(e => e.StageSince).ThenBy(e => e.Id), pages(Part.Answers)).ToListAsync(ct);
        var talks = db.Engagements.AsNoTracking().Where(e => e.Stage == EngagementStage.Introduced || e.Stage == EngagementStage.Met || e.Stage == EngagementStage.Negotiating
            || e.Stage == EngagementStage.Intent);
        var talkCount = await talks.CountAsync(ct);
        var talkIds = await Slice(talks.OrderByDescending(e => e.LastActivityAt).ThenBy(e => e.Id), pages(Part.Talks)).ToListAsync(ct);
        var returned = db.Needs.AsNoTracking().Where(n => n.State == NeedState.Returned);
        var returnedCount = await returned.CountAsync(ct);
        var returnedRows = await returned.OrderBy(n => n.StateSince).ThenBy(n => n.Id).Skip(pages(Part.Returned).Skip).Take(pages(Part.Returned).Take)
            .Select(n => new NeedRow(n.Number, n.Title, n.HolderId, n.StateSince)).ToListAsync(ct);
        var contractCount = await db.Contracts.CountAsync(ct);
        var contracts = await db.Contracts.AsNoTracking().OrderByDescending(c => c.SignedOn).ThenBy(c => c.Id).Skip(pages(Part.Contracts).Skip).Take(pages(Part.Contracts).Take)
            .Select(c => new ContractRow(c.Number, c.Title, c.Buyer, c.Seller, c.SignedOn)).ToListAsync(ct);
        var cards = (await PairCard.LoadAsync(db, clock, reader, [.. answerIds, .. talkIds], ct)).ToDictionary(c => c.Id);
        var names = await OrganizationLookup.NamesAsync(db, returnedRows.Select(n => n.HolderId), ct);
        return new MyDay(
        [
            Section(Part.Answers, unansweredCount, late, pages, answerIds.Select(id => PairOf(cards[id], clock.DayOf(cards[id].StageSince),
                clock.WorkingDays.Add(clock.DayOf(cards[id].StageSince), Clocks.ConsentDays), cards[id].StageSince < limit))),
            Section(Part.Returned, returnedCount, 0, pages, returnedRows.Select(n =>
                new MyDay.Row(FigureSubjectKind.Need, n.Number, n.Title, names.GetValueOrDefault(n.HolderId, ""), clock.DayOf(n.StateSince), null, false))),
            Section(Part.Talks, talkCount, 0, pages, talkIds.Select(id => PairOf(cards[id], clock.DayOf(cards[id].LastActivityAt), null, false))),
            Section(Part.Contracts, contractCount, 0, pages, contracts.Select(c =>
                new MyDay.Row(FigureSubjectKind.Contract, c.Number, c.Title, $"{c.Buyer} · {c.Seller}", c.SignedOn, null, false))),
        ]);
    }

    /// <summary>Where the reader's own side has not answered yet: the sides of <see cref="EngagementRules.SideOf"/>, as a query.</summary>
    private static IQueryable<Engagement> Unanswered(HongniangDb db)
    {
        var own = db.Scope.Own ?? default;
        var expert = new ExpertId(db.Scope.OwnExpert ?? Guid.Empty);
        return db.Engagements.AsNoTracking().Where(e => e.Stage == EngagementStage.AwaitingConsent
            && ((e.EnterpriseId == own && !e.Consents.Any(c => c.Side == Side.Demand))
                || (e.SupplyOrganizationId == own && e.AchievementId != null && !e.Consents.Any(c => c.Side == Side.Supply))
                || (e.ExpertId == expert && !e.Consents.Any(c => c.Side == Side.Supply))));
    }

    private static IQueryable<EngagementId> Slice(IQueryable<Engagement> engagements, Page page) => engagements.Select(e => e.Id).Skip(page.Skip).Take(page.Take);

    private static MyDay.Row PairOf(PairCard card, DateOnly since, DateOnly? due, bool isOverdue) =>
        new(FigureSubjectKind.Engagement, card.Number, card.NeedTitle, card.MatchmakerName, since, due, isOverdue) { Pair = card };

    private static MyDay.Section Section(Part part, int total, int overdue, Func<Part, Page> pages, IEnumerable<MyDay.Row> rows) =>
        new(part, new Paged<MyDay.Row>([.. rows], total, pages(part)), overdue);
}
