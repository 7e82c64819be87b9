using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Tasks;
using Hongniang.Visits;
using Hongniang.Network.Partnerships;
using Hongniang.Network.Stations;
using Microsoft.EntityFrameworkCore;
using Part = Hongniang.Insight.MyDay.DayPart;

namespace Hongniang.Insight;

/// <summary>The day of an association's staff. The number of queries does not depend on how much waits.</summary>
internal static class DayOfStaff
{
    private sealed record Counted(int Total, int Overdue, int Demand = 0, int Supply = 0);

    private sealed record NeedRow(string Number, string Title, OrganizationId HolderId, DateTimeOffset StateSince, DateOnly? ValidUntil);

    private sealed record HandRow(string Number, string Title, string? ManagerName, NeedState State, DateTimeOffset StateSince);

    private sealed record StepRow(Guid Id, string Number, string Title, string OwnerName, DateOnly SignedOn, DateOnly DueOn, int PlanDay);

    private sealed record AgreementRow(string Number, string Partner, string Title, string Responsible, DateOnly SignedOn, DateOnly? ValidUntil);

    private sealed record StationRow(string Number, string Name, string Responsible, DateOnly Since, DateOnly? Until);

    private sealed record TaskRow(string Number, int Version, string Title, string OwnerName, DateOnly DueOn, OrganizationId HolderId);

    private sealed record VisitRow(string Number, string Firm, string LeaderName, DateOnly On);

    /// <summary>Engagements of one section: how many, which ones are shown, and what their clock says.</summary>
    private sealed record Pairs(Part Part, Counted Count, Page Page, List<EngagementId> Ids, Func<PairCard, (DateOnly? Since, DateOnly? Due)> Clock);

    public static async Task<MyDay> LoadAsync(HongniangDb db, AssociationClock clock, Actor reader, bool mine, Func<Part, Page> pages, CancellationToken ct)
    {
        // The reader's scope keeps needs, engagements and follow-ups to his own territory.
        var frame = new FigureFrame(clock, FigurePeriod.All, isAnyEvidence: true, territory: null);
        var engagements = mine ? db.Engagements.AsNoTracking().Where(e => e.MatchmakerId == reader.AccountId) : db.Engagements.AsNoTracking();
        var reviews = await ReviewsAsync(db, frame, clock, pages(Part.Reviews), ct);
        var inHands = await InHandsAsync(db, frame, mine ? reader.AccountId : null, pages(Part.InHands), ct);
        List<Pairs> pairs =
        [
            await ConsentsAsync(engagements, frame, clock, pages(Part.Consents), ct),
            await NextStepsAsync(engagements, clock, pages(Part.NextSteps), ct),
            await IdleAsync(engagements, frame, clock, pages(Part.Idle), ct),
            await WakingAsync(engagements, clock, pages(Part.Waking), ct),
        ];
        var followUps = await FollowUpsAsync(db, clock, mine ? reader.AccountId : null, pages(Part.FollowUps), ct);
        var agreements = await AgreementsAsync(db, clock, mine ? reader.AccountId : null, pages(Part.Agreements), ct);
        var stations = await StationsAsync(db, clock, mine ? reader.AccountId : null, pages(Part.Stations), ct);
        var visits = await VisitsAsync(db, clock, mine ? reader.AccountId : null, pages(Part.Visits), ct);
        var tasks = await TasksAsync(db, clock, mine ? reader.AccountId : null, pages(Part.Tasks), ct);
        var expiring = await ExpiringAsync(db, frame, pages(Part.Expiring), ct);
        var cards = (await PairCard.LoadAsync(db, clock, reader, [.. pairs.SelectMany(p => p.Ids).Distinct()], ct)).ToDictionary(c => c.Id);
        var names = await OrganizationLookup.NamesAsync(db, reviews.Rows.Concat(expiring.Rows).Select(r => r.HolderId), ct);
        string NameOf(OrganizationId holder) => names.GetValueOrDefault(holder, "");
        var above = await Matchmakers.AboveAsync(db, ct);
        bool IsOffered(NeedRow n) => NeedOffer.To(NeedState.Submitted, n.StateSince, n.HolderId, above, clock).Any(o => o.Value == reader.OrganizationId);
        return new MyDay(
        [
            Section(Part.Reviews, reviews.Count, pages(Part.Reviews), reviews.Rows.Select(n => NeedOf(n, NameOf(n.HolderId), clock.DayOf(n.StateSince),
                clock.WorkingDays.Add(clock.DayOf(n.StateSince), Clocks.ReviewDays), n.StateSince < frame.OverdueBefore(Clocks.ReviewDays)) with { IsOffered = IsOffered(n) })),
            Section(Part.InHands, inHands.Count, pages(Part.InHands), inHands.Rows.Select(n =>
            {
                var days = n.State is NeedState.Accepted ? Clocks.PublishDays : Clocks.FirstIntroductionDays;
                return new MyDay.Row(FigureSubjectKind.Need, n.Number, n.Title, n.ManagerName, clock.DayOf(n.StateSince), clock.WorkingDays.Add(clock.DayOf(n.StateSince), days), n.StateSince < frame.OverdueBefore(days));
            })),
            .. pairs.Select(p => Section(p.Part, p.Count, p.Page, p.Ids.Select(id => PairOf(cards[id], p.Clock(cards[id]), p.Part, frame)))
                with { Waiting = p.Part is Part.Consents ? (p.Count.Demand, p.Count.Supply) : null }),
            Section(Part.FollowUps, followUps.Count, pages(Part.FollowUps), followUps.Rows.Select(f =>
                new MyDay.Row(FigureSubjectKind.FollowUp, f.Number, f.Title, f.OwnerName, f.SignedOn, f.DueOn, f.DueOn < clock.Today) { FollowUpId = f.Id, PlanDay = f.PlanDay })),
            Section(Part.Visits, visits.Count, pages(Part.Visits), visits.Rows.Select(v =>
                new MyDay.Row(FigureSubjectKind.Visit, v.Number, v.Firm, v.LeaderName, null, v.On, v.On < clock.Today))),
            Section(Part.Tasks, tasks.Count, pages(Part.Tasks), tasks.Rows.Select(t => new MyDay.Row(FigureSubjectKind.Task, t.Number, t.Title, t.OwnerName, null, t.DueOn, t.DueOn < clock.Today)
            {
                Version = TaskRules.MayWork(reader, db.Scope, t.HolderId) ? t.Version : null,
            })),
            Section(Part.Agreements, agreements.Count, pages(Part.Agreements), agreements.Rows.Select(a =>
                new MyDay.Row(FigureSubjectKind.Agreement, a.Number, $"{a.Partner} · {a.Title}", a.Responsible, a.SignedOn, a.ValidUntil, a.ValidUntil < clock.Today))),
            Section(Part.Stations, stations.Count, pages(Part.Stations), stations.Rows.Select(s =>
                new MyDay.Row(FigureSubjectKind.Station, s.Number, s.Name, s.Responsible, s.Since, s.Until, s.Until < clock.Today))),
            Section(Part.Expiring, expiring.Count, pages(Part.Expiring), expiring.Rows.Select(n =>
                NeedOf(n, NameOf(n.HolderId), clock.DayOf(n.StateSince), n.ValidUntil, n.ValidUntil < clock.Today))),
        ]);
    }

    private static MyDay.Section Section(Part part, Counted count, Page page, IEnumerable<MyDay.Row> rows) =>
        new(part, new Paged<MyDay.Row>([.. rows], count.Total, page), count.Overdue);

    private static MyDay.Row NeedOf(NeedRow need, string holder, DateOnly since, DateOnly? due, bool isOverdue) =>
        new(FigureSubjectKind.Need, need.Number, need.Title, holder, since, due, isOverdue);

    private static MyDay.Row PairOf(PairCard card, (DateOnly? Since, DateOnly? Due) clock, Part part, FigureFrame frame) =>
        new(FigureSubjectKind.Engagement, card.Number, card.NeedTitle, card.MatchmakerName, clock.Since, clock.Due, part switch
        {
            Part.Consents => card.StageSince < frame.OverdueBefore(Clocks.ConsentDays),
            Part.Idle => true,
            _ => clock.Due < frame.Today,
        })
        { Pair = card };

    private static async Task<(Counted Count, List<NeedRow> Rows)> ReviewsAsync(HongniangDb db, FigureFrame frame, AssociationClock clock, Page page, CancellationToken ct)
    {
        var limit = frame.OverdueBefore(Clocks.ReviewDays);
        var waiting = db.Needs.AsNoTracking().Where(n => n.State == NeedState.Submitted);
        var count = await waiting.GroupBy(n => 1).Select(g => new Counted(g.Count(), g.Count(n => n.StateSince < limit), 0, 0)).SingleOrDefaultAsync(ct) ?? new(0, 0);
        return (count, await NeedRows(waiting.OrderBy(n => n.StateSince).ThenBy(n => n.Id), page).ToListAsync(ct));
    }

    /// <summary>Needs in somebody's hands whose next step is that person's: to publish them, or to introduce the first candidate.</summary>
    private static async Task<(Counted Count, List<HandRow> Rows)> InHandsAsync(HongniangDb db, FigureFrame frame, Guid? manager, Page page, CancellationToken ct)
    {
        var (publish, introduce) = (frame.OverdueBefore(Clocks.PublishDays), frame.OverdueBefore(Clocks.FirstIntroductionDays));
        var waiting = db.Needs.AsNoTracking().Where(n => manager == null ? n.ManagerId != null : n.ManagerId == manager)
            .Where(n => n.State == NeedState.Accepted || (n.State == NeedState.Published && !db.Engagements.Any(e => e.NeedId == n.Id)));
        var count = await waiting.GroupBy(n => 1).Select(g => new Counted(g.Count(), g.Count(n => n.StateSince < (n.State == NeedState.Accepted ? publish : introduce)), 0, 0)).SingleOrDefaultAsync(ct) ?? new(0, 0);
        var rows = await waiting.OrderBy(n => n.StateSince).ThenBy(n => n.Id).Skip(page.Skip).Take(page.Take)
            .Select(n => new HandRow(n.Number, n.Title, n.ManagerName, n.State, n.StateSince)).ToListAsync(ct);
        return (count, rows);
    }

    private static async Task<(Counted Count, List<NeedRow> Rows)> ExpiringAsync(HongniangDb db, FigureFrame frame, Page page, CancellationToken ct)
    {
        var today = frame.Today;
        var expiring = db.Needs.AsNoTracking().Expiring(db, frame);
        var count = await expiring.GroupBy(n => 1).Select(g => new Counted(g.Count(), g.Count(n => n.ValidUntil < today), 0, 0)).SingleOrDefaultAsync(ct) ?? new(0, 0);
        return (count, await NeedRows(expiring.OrderBy(n => n.ValidUntil).ThenBy(n => n.Id), page).ToListAsync(ct));
    }

    private static IQueryable<NeedRow> NeedRows(IQueryable<Need> needs, Page page) =>
        needs.Skip(page.Skip).Take(page.Take).Select(n => new NeedRow(n.Number, n.Title, n.HolderId, n.StateSince, n.ValidUntil));

    private static async Task<Pairs> ConsentsAsync(IQueryable<Engagement> engagements, FigureFrame frame, AssociationClock clock, Page page, CancellationToken ct)
    {
        var limit = frame.OverdueBefore(Clocks.ConsentDays);
        var waiting = engagements.Where(e => e.Stage == EngagementStage.AwaitingConsent);
        var count = await waiting
            .Select(e => new { IsLate = e.StageSince < limit, Demand = e.Consents.Any(c => c.Side == Side.Demand), Supply = e.Consents.Any(c => c.Side == Side.Supply) })
            .GroupBy(e => 1).Select(g => new Counted(g.Count(), g.Count(e => e.IsLate), g.Count(e => !e.Demand), g.Count(e => !e.Supply))).SingleOrDefaultAsync(ct) ?? new(0, 0);
        var ids = await waiting.OrderBy(e => e.StageSince).ThenBy(e => e.Id).Select(e => e.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Pairs(Part.Consents, count, page, ids, c => (clock.DayOf(c.StageSince), clock.WorkingDays.Add(clock.DayOf(c.StageSince), Clocks.ConsentDays)));
    }

    private static async Task<Pairs> NextStepsAsync(IQueryable<Engagement> engagements, AssociationClock clock, Page page, CancellationToken ct)
    {
        var today = clock.Today;
        var due = engagements.Where(e => e.NextStepDue <= today && e.Stage != EngagementStage.Parked && e.Stage != EngagementStage.Signed && e.Stage != EngagementStage.Lost);
        var count = await due.GroupBy(e => 1).Select(g => new Counted(g.Count(), g.Count(e => e.NextStepDue < today), 0, 0)).SingleOrDefaultAsync(ct) ?? new(0, 0);
        var ids = await due.OrderBy(e => e.NextStepDue).ThenBy(e => e.Id).Select(e => e.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Pairs(Part.NextSteps, count, page, ids, c => (clock.DayOf(c.LastActivityAt), c.NextStepDue));
    }

    private static async Task<Pairs> IdleAsync(IQueryable<Engagement> engagements, FigureFrame frame, AssociationClock clock, Page page, CancellationToken ct)
    {
        var idle = engagements.Idle(frame);
        var total = await idle.CountAsync(ct);
        var ids = await idle.OrderBy(e => e.LastActivityAt).ThenBy(e => e.Id).Select(e => e.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Pairs(Part.Idle, new(total, total), page, ids, c =>
            (clock.DayOf(c.LastActivityAt), clock.WorkingDays.Add(clock.DayOf(c.LastActivityAt), Clocks.IdleDays[c.Stage])));
    }

    private static async Task<Pairs> WakingAsync(IQueryable<Engagement> engagements, AssociationClock clock, Page page, CancellationToken ct)
    {
        var (today, last) = (clock.Today, clock.Today.AddDays(MyDay.DaysAhead));
        var parked = engagements.Where(e => e.Stage == EngagementStage.Parked && e.ParkedUntil <= last);
        var count = await parked.GroupBy(e => 1).Select(g => new Counted(g.Count(), g.Count(e => e.ParkedUntil < today), 0, 0)).SingleOrDefaultAsync(ct) ?? new(0, 0);
        var ids = await parked.OrderBy(e => e.ParkedUntil).ThenBy(e => e.Id).Select(e => e.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Pairs(Part.Waking, count, page, ids, c => (clock.DayOf(c.StageSince), c.ParkedUntil));
    }

    private static async Task<(Counted Count, List<StepRow> Rows)> FollowUpsAsync(HongniangDb db, AssociationClock clock, Guid? owner, Page page, CancellationToken ct)
    {
        var (today, last) = (clock.Today, clock.Today.AddDays(MyDay.DaysAhead));
        var due = db.FollowUpSteps.AsNoTracking().Where(f => f.DoneAt == null && f.DueOn <= last && (owner == null || f.OwnerId == owner));
        var count = await due.GroupBy(f => 1).Select(g => new Counted(g.Count(), g.Count(f => f.DueOn < today), 0, 0)).SingleOrDefaultAsync(ct) ?? new(0, 0);
        var rows = await (
            from f in due
            join c in db.Contracts on f.ContractId equals c.Id
            orderby f.DueOn, f.Id
            select new StepRow(f.Id, c.Number, c.Title, f.OwnerName, c.SignedOn, f.DueOn, f.PlanDay)).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return (count, rows);
    }

    private static async Task<(Counted Count, List<AgreementRow> Rows)> AgreementsAsync(HongniangDb db, AssociationClock clock, Guid? responsible, Page page, CancellationToken ct)
    {
        var today = clock.Today;
        var lapsing = PartnershipList.Lapsing(db, today).Where(a => responsible == null || db.Partnerships.Any(p => p.Id == a.PartnershipId && p.ResponsibleId == responsible));
        var count = await lapsing.GroupBy(a => 1).Select(g => new Counted(g.Count(), g.Count(a => a.ValidUntil < today), 0, 0)).SingleOrDefaultAsync(ct) ?? new(0, 0);
        var rows = await (
            from a in lapsing
            join p in db.Partnerships on a.PartnershipId equals p.Id
            orderby a.ValidUntil, a.Number
            select new AgreementRow(a.Number, db.Organizations.Where(o => o.Id == p.PartnerId).Select(o => o.Name).FirstOrDefault() ?? "–", a.Title, p.ResponsibleName, a.SignedOn, a.ValidUntil))
            .Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return (count, rows);
    }

    private static async Task<(Counted Count, List<StationRow> Rows)> StationsAsync(HongniangDb db, AssociationClock clock, Guid? responsible, Page page, CancellationToken ct)
    {
        var today = clock.Today;
        var lapsing = StationList.Lapsing(db.Stations.AsNoTracking(), today).Where(s => responsible == null || s.ResponsibleId == responsible);
        var count = await lapsing.GroupBy(s => 1).Select(g => new Counted(g.Count(), g.Count(s => s.RunsUntil < today), 0, 0)).SingleOrDefaultAsync(ct) ?? new(0, 0);
        return (count, await lapsing.OrderBy(s => s.RunsUntil).ThenBy(s => s.Number).Select(s => new StationRow(s.Number, s.Name, s.ResponsibleName, s.StateSince, s.RunsUntil))
            .Skip(page.Skip).Take(page.Take).ToListAsync(ct));
    }

    private static async Task<(Counted Count, List<VisitRow> Rows)> VisitsAsync(HongniangDb db, AssociationClock clock, Guid? leader, Page page, CancellationToken ct)
    {
        var today = clock.Today;
        var due = db.Visits.AsNoTracking().Where(v => v.State == VisitState.Planned && v.PlannedOn <= today && (leader == null || v.LeaderId == leader));
        var count = await due.GroupBy(v => 1).Select(g => new Counted(g.Count(), g.Count(v => v.PlannedOn < today), 0, 0)).SingleOrDefaultAsync(ct) ?? new(0, 0);
        var rows = await due.OrderBy(v => v.PlannedOn).ThenBy(v => v.LeaderName).ThenBy(v => v.RoutePlace).ThenBy(v => v.Id).Skip(page.Skip).Take(page.Take)
            .Select(v => new VisitRow(v.Number, v.EnterpriseName, v.LeaderName, v.PlannedOn)).ToListAsync(ct);
        return (count, rows);
    }

    private static async Task<(Counted Count, List<TaskRow> Rows)> TasksAsync(HongniangDb db, AssociationClock clock, Guid? assignee, Page page, CancellationToken ct)
    {
        var today = clock.Today;
        var due = db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open && t.DueOn <= today && (assignee == null || t.AssigneeId == assignee));
        var count = await due.GroupBy(t => 1).Select(g => new Counted(g.Count(), g.Count(t => t.DueOn < today), 0, 0)).SingleOrDefaultAsync(ct) ?? new(0, 0);
        var rows = await due.OrderBy(t => t.DueOn).ThenBy(t => t.Number).Skip(page.Skip).Take(page.Take).Select(t => new TaskRow(t.Number, t.Version, t.Title, t.AssigneeName, t.DueOn, t.HolderId)).ToListAsync(ct);
        return (count, rows);
    }
}
