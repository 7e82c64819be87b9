using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>One engagement as boards, lists and day lists show it to one reader: names only as far as he may know them.</summary>
public sealed record PairCard
{
    public required EngagementId Id { get; init; }

    public required string Number { get; init; }

    public required EngagementStage Stage { get; init; }

    public required DateTimeOffset StageSince { get; init; }

    public required DateTimeOffset LastActivityAt { get; init; }

    public required string NeedNumber { get; init; }

    public required string NeedTitle { get; init; }

    /// <summary>Null while hidden from the reader.</summary>
    public string? Enterprise { get; init; }

    public required CandidateKind Kind { get; init; }

    public required string CandidateNumber { get; init; }

    /// <summary>The achievement's title, or the expert's name and position.</summary>
    public required string CandidateTitle { get; init; }

    /// <summary>The owner or employer; null while hidden from the reader.</summary>
    public string? Supplier { get; init; }

    public string HolderName { get; init; } = "";

    public required string MatchmakerName { get; init; }

    /// <summary>The association's own note: null for the two sides.</summary>
    public string? NextStep { get; init; }

    public DateOnly? NextStepDue { get; init; }

    public bool IsOverdue { get; init; }

    public int? MatchScore { get; init; }

    public required bool DemandAnswered { get; init; }

    public required bool SupplyAnswered { get; init; }

    public DateTimeOffset? IntroducedAt { get; init; }

    public DateOnly? ParkedUntil { get; init; }

    public decimal? IntentAmount { get; init; }

    public LossReason? LossReason { get; init; }

    public string? ContractNumber { get; init; }

    public required bool IsSample { get; init; }

    /// <summary>The cards of engagements that passed the reader's scope, in the given order. Two queries, however many.</summary>
    public static async Task<IReadOnlyList<PairCard>> LoadAsync(HongniangDb db, AssociationClock clock, Actor reader, IReadOnlyList<EngagementId> ids, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);

        // The sides read of each other what their own scope would hide; the ids passed it, and Show takes out what must stay hidden.
        var facts = await (
            from e in db.Engagements.IgnoreQueryFilters().AsNoTracking()
            where ids.Contains(e.Id)
            join n in db.Needs on e.NeedId equals n.Id
            from a in db.Achievements.Where(a => a.Id == e.AchievementId).DefaultIfEmpty()
            from x in db.Experts.Where(x => x.Id == e.ExpertId).DefaultIfEmpty()
            select new Facts
            {
                Id = e.Id, Number = e.Number, Stage = e.Stage, StageSince = e.StageSince, LastActivityAt = e.LastActivityAt, HolderId = e.HolderId, EnterpriseId = e.EnterpriseId,
                Kind = e.CandidateKind, MatchmakerName = e.MatchmakerName, NextStep = e.NextStep, NextStepDue = e.NextStepDue, MatchScore = e.MatchScore, IntroducedAt = e.IntroducedAt,
                ParkedUntil = e.ParkedUntil, IntentAmount = e.IntentAmount, LossReason = e.LossReason, IsSample = e.IsSample, NeedNumber = n.Number, NeedTitle = n.Title,
                EnterpriseName = n.EnterpriseName, ContactName = n.ContactName, NeedVisibility = n.Visibility,
                CandidateNumber = a != null ? a.Number : x!.Number, CandidateTitle = a != null ? a.Title : x!.Name, Position = x!.Title,
                Supplier = a != null ? a.OwnerName : x.OrganizationName, SupplyVisibility = a != null ? a.Visibility : x.Visibility, Inventors = a!.Inventors, Owner = a.ContactName, // why: one of the two is there
                DemandAnswered = e.Consents.Any(c => c.Side == Side.Demand), SupplyAnswered = e.Consents.Any(c => c.Side == Side.Supply),
                ContractNumber = db.Contracts.Where(c => c.EngagementId == e.Id).Select(c => c.Number).FirstOrDefault(),
            }).ToDictionaryAsync(f => f.Id, ct);
        var names = await OrganizationLookup.NamesAsync(db, facts.Values.Select(f => f.HolderId), ct);
        return [.. ids.Select(id => Show(facts[id], db.Scope, reader, clock.Today) with { HolderName = names.GetValueOrDefault(facts[id].HolderId, "") })];
    }

    private static PairCard Show(Facts f, Scope scope, Actor reader, DateOnly today)
    {
        var sight = Sightline.Of(scope, reader, f.HolderId, f.EnterpriseId, f.IntroducedAt is not null, f.NeedVisibility, f.SupplyVisibility);
        var demand = sight.SeesEnterprise ? BlindText.Open : new BlindText(f.EnterpriseName, f.ContactName);
        var supply = new BlindText([sight.SeesOwner ? null : f.Supplier, .. sight.SeesPerson ? [] : BlindText.People(f.Inventors).Append(f.Owner)]);
        var isStaff = sight.Viewpoint is Viewpoint.Staff;
        return new PairCard
        {
            Id = f.Id,
            Number = f.Number,
            Stage = f.Stage,
            StageSince = f.StageSince,
            LastActivityAt = f.LastActivityAt,
            NeedNumber = f.NeedNumber,
            NeedTitle = demand.Of(f.NeedTitle),
            Enterprise = sight.SeesEnterprise ? f.EnterpriseName : null,
            Kind = f.Kind,
            CandidateNumber = f.CandidateNumber,
            CandidateTitle = f.Kind is CandidateKind.Achievement ? supply.Of(f.CandidateTitle) : PersonTitle(f, sight),
            Supplier = sight.SeesOwner ? f.Supplier : null,
            MatchmakerName = f.MatchmakerName,
            NextStep = isStaff && f.NextStep.Length > 0 ? f.NextStep : null,
            NextStepDue = isStaff ? f.NextStepDue : null,
            IsOverdue = isStaff && f.NextStepDue < today && f.Stage is not EngagementStage.Parked,
            MatchScore = f.MatchScore,
            DemandAnswered = f.DemandAnswered,
            SupplyAnswered = f.SupplyAnswered,
            IntroducedAt = f.IntroducedAt,
            ParkedUntil = f.ParkedUntil,
            IntentAmount = f.IntentAmount,
            LossReason = f.LossReason,
            ContractNumber = f.ContractNumber,
            IsSample = f.IsSample,
        };
    }

    private static string PersonTitle(Facts f, Sightline sight)
    {
        var name = sight.SeesPerson ? f.CandidateTitle : Texts.MaskName(f.CandidateTitle);
        return string.IsNullOrEmpty(f.Position) ? name ?? "" : $"{name} {f.Position}";
    }

    private sealed class Facts
    {
        public required EngagementId Id { get; init; }

        public required string Number { get; init; }

        public required EngagementStage Stage { get; init; }

        public required DateTimeOffset StageSince { get; init; }

        public required DateTimeOffset LastActivityAt { get; init; }

        public required OrganizationId HolderId { get; init; }

        public OrganizationId? EnterpriseId { get; init; }

        public required CandidateKind Kind { get; init; }

        public required string MatchmakerName { get; init; }

        public required string NextStep { get; init; }

        public DateOnly? NextStepDue { get; init; }

        public int? MatchScore { get; init; }

        public DateTimeOffset? IntroducedAt { get; init; }

        public DateOnly? ParkedUntil { get; init; }

        public decimal? IntentAmount { get; init; }

        public LossReason? LossReason { get; init; }

        public required bool IsSample { get; init; }

        public required string NeedNumber { get; init; }

        public required string NeedTitle { get; init; }

        public required string EnterpriseName { get; init; }

        public string? ContactName { get; init; }

        public required Visibility NeedVisibility { get; init; }

        public required string CandidateNumber { get; init; }

        public required string CandidateTitle { get; init; }

        public string? Position { get; init; }

        public required string Supplier { get; init; }

        public required Visibility SupplyVisibility { get; init; }

        public string? Inventors { get; init; }

        /// <summary>The person to call at the achievement's owner.</summary>
        public string? Owner { get; init; }

        public required bool DemandAnswered { get; init; }

        public required bool SupplyAnswered { get; init; }

        public string? ContractNumber { get; init; }
    }
}
