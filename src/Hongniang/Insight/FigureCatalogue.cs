using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Network.Partnerships;
using Hongniang.Network.Stations;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>Every figure of the product with its rule. A new figure is one entry here and its words; the page, the list, the export and the tests follow.</summary>
public static class FigureCatalogue
{
    private static readonly NeedRows Needs = new();
    private static readonly AchievementRows Achievements = new();
    private static readonly ExpertRows Experts = new();
    private static readonly OrganizationRows Organizations = new();
    private static readonly PartnershipRows Partnerships = new();
    private static readonly StationRows Stations = new();
    private static readonly EngagementRows Engagements = new();
    private static readonly ContractRows Contracts = new();
    private static readonly FollowUpRows FollowUps = new();

    /// <summary>Goes up when the rule of a figure changes, so that two printouts can be told apart.</summary>
    public const string Edition = "2026.1";

    public static IReadOnlyList<Figure> All { get; } = [.. Stock(), .. Results(), .. Cohort(), .. Actions()];

    /// <summary>The figures of the table of regions, each of which counts a record for exactly one holder.</summary>
    public static IReadOnlyList<Figure> OfRegions { get; } =
    [
        The("cohort-submitted"), The("cohort-verified"), The("achievements"), The("experts"), The("introductions"), The("cohort-signed"),
    ];

    public static Figure? Find(string key) => All.FirstOrDefault(f => f.Key == key);

    /// <summary>The figure with a key that is known to exist.</summary>
    public static Figure The(string key) => Find(key) ?? throw new ArgumentException($"There is no figure {key}.", nameof(key));

    private static IEnumerable<Figure> Stock()
    {
        yield return new Figure<Need>("needs", FigureGroup.Stock,
            "Distinct needs handed in up to now, whatever became of them. Merged duplicates count once.", Needs, Collected);
        yield return new Figure<Need>("needs-open", FigureGroup.Stock,
            "Distinct needs that wait for review, were returned, are accepted or are published, by their state now.", Needs,
            (db, frame) => frame.Needs(db).Where(n =>
                n.State == NeedState.Submitted || n.State == NeedState.Returned || n.State == NeedState.Accepted || n.State == NeedState.Published));
        yield return new Figure<Achievement>("achievements", FigureGroup.Stock,
            "Distinct achievements that are published now and held by an association of this territory.", Achievements,
            (db, frame) => frame.Achievements(db).Where(a => a.State == SupplyState.Published));
        yield return new Figure<Expert>("experts", FigureGroup.Stock,
            "Distinct experts who are published now and held by an association of this territory.", Experts,
            (db, frame) => frame.Experts(db).Where(e => e.State == SupplyState.Published));
        yield return new Figure<Organization>("organizations", FigureGroup.Stock,
            "Distinct enterprises, universities, societies and other units in the register. Associations are not counted.", Organizations,
            (db, frame) => frame.Organizations(db).Where(o => o.Kind != OrganizationKind.Association));
        yield return new Figure<Partnership>("partnerships", FigureGroup.Stock,
            "Distinct pairs of a unit of this territory and a partner that go on now, on any level.", Partnerships, Going);
        yield return new Figure<Partnership>("partnerships-national", FigureGroup.Stock,
            "Of the partnerships that go on now, those with a national society.", Partnerships,
            (db, frame) => Going(db, frame).Where(p => db.Organizations.Any(o => o.Id == p.PartnerId && o.Kind == OrganizationKind.Society && o.Level == OrganizationLevel.National)));
        yield return new Figure<Partnership>("partnerships-strategic", FigureGroup.Stock,
            "Of the partnerships that go on now, those with a strategic agreement that holds today. Two agreements with one partner count once.", Partnerships,
            (db, frame) =>
            {
                var valid = db.Agreements.Where(Agreement.ValidOn(frame.Today));
                return Going(db, frame).Where(p => valid.Any(a => a.PartnershipId == p.Id && a.Kind == AgreementKind.Strategic));
            });
        yield return new Figure<ServiceStation>("stations-running", FigureGroup.Stock,
            "Service teams, stations and sites of every kind that run now.", Stations, (db, frame) => frame.Stations(db).Where(s => s.State == StationState.Running));
        yield return new Figure<ServiceStation>("stations-talent", FigureGroup.Stock,
            "Stations for talent from abroad (海智工作站) that run now. Overseas sites are counted by themselves.", Stations,
            (db, frame) => frame.Stations(db).Where(s => s.State == StationState.Running && s.Kind == StationKind.TalentStation));
        yield return new Figure<ServiceStation>("stations-overseas", FigureGroup.Stock,
            "Overseas sites that run now.", Stations,
            (db, frame) => frame.Stations(db).Where(s => s.State == StationState.Running && s.Kind == StationKind.OverseasSite));
        yield return new Figure<Engagement>("engagements-open", FigureGroup.Stock,
            "Engagements that are neither signed nor lost now, parked ones included.", Engagements, Open);
        yield return new Figure<Engagement>("intent-amount", FigureGroup.Stock,
            "Sum of the amounts that the sides of open engagements intend. Its own ledger: never added to contract amounts.", Engagements,
            (db, frame) => Open(db, frame).Where(e => e.IntentAmount != null))
        {
            IsAmount = true,
            Ledger = rows => rows.GroupBy(e => 1).Select(g => new Money(g.Sum(e => e.IntentAmount ?? 0m), Money.Yuan)),
        };
    }

    private static IEnumerable<Figure> Results()
    {
        yield return new Figure<Engagement>("introductions", FigureGroup.Result,
            "Distinct pairs of a need and a counterpart that reached the introduction in the period: both sides consented. More meetings are not more introductions.",
            Engagements, Introduced);
        yield return new Figure<Need>("needs-signed", FigureGroup.Result,
            "Distinct needs with at least one contract signed in the period. Never added to achievements signed.", Needs,
            (db, frame) => frame.Needs(db).Where(n => Signed(db, frame).Select(c => c.NeedId).Contains(n.Id))) { UsesEvidence = true };
        yield return new Figure<Achievement>("achievements-signed", FigureGroup.Result,
            "Distinct achievements with at least one contract signed in the period that an association of this territory holds. Never added to needs signed.", Achievements,
            // Ignores the filters because one's own contract may concern an achievement held elsewhere that is no longer shared; the contracts are narrowed by hand.
            (db, frame) => db.Achievements.IgnoreQueryFilters()
                .Where(a => Signed(db, frame).Where(c => c.AchievementId != null).Select(c => c.AchievementId!.Value /* why: filtered just before */).Contains(a.Id)))
            { UsesEvidence = true };
        yield return new Figure<Contract>("contracts", FigureGroup.Result,
            "Distinct contracts by their day of signing. A changed contract stays one contract.", Contracts, Signed) { UsesEvidence = true };
        yield return new Figure<Contract>("deal-amount", FigureGroup.Result,
            "Sum of the deal amounts of the contracts signed in the period, in full for contracts over several years, per currency. Its own ledger.", Contracts, Signed)
        {
            UsesEvidence = true, IsAmount = true,
            Ledger = rows => rows.GroupBy(c => c.DealAmount.Currency).OrderBy(g => g.Key).Select(g => new Money(g.Sum(c => c.DealAmount.Amount), g.Key)),
        };
        yield return new Figure<Contract>("technology-amount", FigureGroup.Result,
            "Sum of the deal amounts less equipment, material and other cost that is not technology, as recorded; registered or not. Its own ledger.", Contracts, Signed)
        {
            UsesEvidence = true, IsAmount = true,
            Ledger = rows => rows.GroupBy(c => c.TechnologyAmount.Currency).OrderBy(g => g.Key).Select(g => new Money(g.Sum(c => c.TechnologyAmount.Amount), g.Key)),
        };
        yield return new Figure<FollowUpStep>("received-amount", FigureGroup.Result,
            "Sum of the money that arrived according to the follow-ups held in the period. Its own ledger.", FollowUps,
            (db, frame) =>
            {
                var grades = frame.Evidence;
                var paid = frame.FollowUpSteps(db).Where(f => f.DoneAt != null && f.ReceivedAmount != null && f.Evidence != null && grades.Contains(f.Evidence.Value));
                return frame.FirstDay is { } day ? paid.Where(f => f.HeldOn >= day) : paid;
            })
        {
            UsesEvidence = true, IsAmount = true,
            Ledger = rows => rows.GroupBy(f => 1).Select(g => new Money(g.Sum(f => f.ReceivedAmount ?? 0m), Money.Yuan)),
        };
    }

    private static IEnumerable<Figure> Cohort()
    {
        foreach (var (stage, definition) in new[]
        {
            (JourneyStage.Submitted, "Distinct needs first submitted in the period: the starting set of this funnel. Merged duplicates count once."),
            (JourneyStage.Verified, "Of the needs collected in the period, those accepted by now."),
            (JourneyStage.Matching, "Of the needs collected in the period, those published for matching by now."),
            (JourneyStage.Recommended, "Of the needs collected in the period, those with at least one engagement proposed by now."),
            (JourneyStage.Consented, "Of the needs collected in the period, those with at least one engagement to which both sides consented by now."),
            (JourneyStage.Met, "Of the needs collected in the period, those with at least one meeting or negotiation by now."),
            (JourneyStage.Signed, "Of the needs collected in the period, those with at least one signed contract by now, whenever it was signed."),
            (JourneyStage.FollowUp, "Of the needs collected in the period, those with a signed contract and at least one recorded follow-up by now."),
        })
        {
            yield return new Figure<Need>($"cohort-{Token(stage)}", FigureGroup.Cohort, definition, Needs,
                (db, frame) => stage is JourneyStage.Submitted ? CohortOf(db, frame) : CohortOf(db, frame).Reached(stage, db, frame.Evidence))
            {
                Stage = stage, UsesEvidence = stage is JourneyStage.Signed or JourneyStage.FollowUp,
            };
        }
    }

    private static IEnumerable<Figure> Actions()
    {
        yield return new Figure<Need>("reviews-overdue", FigureGroup.Action,
            "Needs that have waited for review for more than 3 working days.", Needs,
            (db, frame) =>
            {
                var limit = frame.OverdueBefore(Clocks.ReviewDays);
                return frame.Needs(db).Where(n => n.State == NeedState.Submitted && n.StateSince < limit);
            });
        yield return new Figure<Engagement>("consents-waiting", FigureGroup.Action,
            "Engagements in which at least one side has not answered for more than 5 working days.", Engagements,
            (db, frame) =>
            {
                var limit = frame.OverdueBefore(Clocks.ConsentDays);
                return frame.Engagements(db).Where(e => e.Stage == EngagementStage.AwaitingConsent && e.StageSince < limit);
            });
        yield return new Figure<Engagement>("engagements-idle", FigureGroup.Action,
            "Engagements after the introduction without any activity for more than 10 (introduced), 15 (met) or 30 (negotiating, intent) working days.", Engagements,
            (db, frame) => frame.Engagements(db).Idle(frame));
        yield return new Figure<FollowUpStep>("follow-ups-overdue", FigureGroup.Action,
            "Planned follow-ups of contracts whose day has passed without a record.", FollowUps,
            (db, frame) => frame.FollowUpSteps(db).Where(f => f.DoneAt == null && f.DueOn < frame.Today));
        yield return new Figure<Need>("needs-expiring", FigureGroup.Action,
            "Published needs whose validity ends within 14 days and that nobody is engaged on.", Needs,
            (db, frame) => frame.Needs(db).Expiring(db, frame));
    }

    private static string Token(JourneyStage stage) => stage is JourneyStage.FollowUp ? "followed-up" : stage.ToString().ToLowerInvariant();

    internal static IQueryable<Need> Collected(HongniangDb db, FigureFrame frame) =>
        frame.Needs(db).Where(n => n.SubmittedAt != null && n.State != NeedState.Duplicate);

    /// <summary>The starting set of the funnel: collected in the period.</summary>
    public static IQueryable<Need> CohortOf(HongniangDb db, FigureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.From is { } from ? Collected(db, frame).Where(n => n.SubmittedAt >= from) : Collected(db, frame);
    }

    private static IQueryable<Partnership> Going(HongniangDb db, FigureFrame frame) => frame.Partnerships(db).Where(p => p.EndedOn == null);

    private static IQueryable<Engagement> Open(HongniangDb db, FigureFrame frame) =>
        frame.Engagements(db).Where(e => e.Stage != EngagementStage.Signed && e.Stage != EngagementStage.Lost);

    private static IQueryable<Contract> Signed(HongniangDb db, FigureFrame frame) => Signed(db, frame, frame.FirstDay);

    internal static IQueryable<Contract> Signed(HongniangDb db, FigureFrame frame, DateOnly? firstDay)
    {
        var grades = frame.Evidence;
        var proved = frame.Contracts(db).Where(c => grades.Contains(c.Evidence));
        return firstDay is { } day ? proved.Where(c => c.SignedOn >= day) : proved;
    }

    private static IQueryable<Engagement> Introduced(HongniangDb db, FigureFrame frame) => Introduced(db, frame, frame.From ?? DateTimeOffset.UnixEpoch);

    /// <summary>The first introduction of each pair since then stands for the pair.</summary>
    internal static IQueryable<Engagement> Introduced(HongniangDb db, FigureFrame frame, DateTimeOffset from)
    {
#pragma warning disable CA1309 // why: translated to the database's own comparison of the number; an ordinal overload is not.
        return frame.Engagements(db).Where(e => e.IntroducedAt >= from && !db.Engagements.Any(o =>
            o.NeedId == e.NeedId && o.IntroducedAt >= from
            && (o.IntroducedAt < e.IntroducedAt || (o.IntroducedAt == e.IntroducedAt && string.Compare(o.Number, e.Number) < 0))
            && ((o.SupplyOrganizationId != null && o.SupplyOrganizationId == e.SupplyOrganizationId)
                || (o.AchievementId != null && o.AchievementId == e.AchievementId)
                || (o.ExpertId != null && o.ExpertId == e.ExpertId))));
#pragma warning restore CA1309
    }
}
