using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>One engagement as its page shows it to one reader. Whatever the reader may not know yet is not in here at all.</summary>
public sealed record EngagementDetail
{
    public required EngagementId Id { get; init; }

    public required string Number { get; init; }

    public required int Version { get; init; }

    public required Viewpoint Viewpoint { get; init; }

    /// <summary>The side for which the reader answers in person.</summary>
    public Side? OwnSide { get; init; }

    public required EngagementStage Stage { get; init; }

    public required DateTimeOffset StageSince { get; init; }

    public EngagementStage? ParkedFrom { get; init; }

    public DateOnly? ParkedUntil { get; init; }

    /// <summary>Both consented: names and contacts are open to both sides.</summary>
    public required bool IsMutual { get; init; }

    public required DemandSide Demand { get; init; }

    public required SupplySide Supply { get; init; }

    public required EngagementOrigin Origin { get; init; }

    public KeptMatch? Match { get; init; }

    public required IReadOnlyList<Answer> Answers { get; init; }

    public required IReadOnlyList<Meeting> Meetings { get; init; }

    public decimal? IntentAmount { get; init; }

    public string? ContractNumber { get; init; }

    public LossReason? LossReason { get; init; }

    /// <summary>The association's own notes: null for the two sides.</summary>
    public string? LossNote { get; init; }

    public string? NextStep { get; init; }

    public DateOnly? NextStepDue { get; init; }

    public required OrganizationId HolderId { get; init; }

    public required string HolderName { get; init; }

    public required string MatchmakerName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? IntroducedAt { get; init; }

    public required DateTimeOffset LastActivityAt { get; init; }

    public required bool IsSample { get; init; }

    /// <summary>The acts that belong to the reader, each with the reason why it is not possible now, or null.</summary>
    public required IReadOnlyDictionary<EngagementAct, Problem?> Acts { get; init; }

    /// <param name="Enterprise">Null while hidden.</param>
    /// <param name="RegionCode">Only the city while the enterprise is hidden.</param>
    /// <param name="Contact">Masked for staff before both consented; null for the other side.</param>
    /// <param name="MayOpen">Whether the need's own page is the reader's to see.</param>
    public sealed record DemandSide(
        string NeedNumber, string Title, string Description, IReadOnlyList<Indicator> Indicators, string? IndustryCode, string RegionCode, decimal? BudgetFrom, decimal? BudgetTo,
        DateOnly? Deadline, int? DesiredReadiness, IReadOnlyList<CooperationMode> Modes, string? Enterprise, Contact? Contact, bool MayOpen);

    /// <param name="Title">An achievement's title, or an expert's research directions.</param>
    /// <param name="Person">The expert, masked while hidden; null for achievements.</param>
    /// <param name="Organization">Owner or employer; null while hidden.</param>
    public sealed record SupplySide(
        CandidateKind Kind, string Number, string Title, string Summary, string? Person, string? Position, string? Organization, string RegionCode, int? Readiness,
        decimal? AskingPrice, Contact? Contact, bool MayOpen);

    /// <summary>One side's answer; how and by whom only for staff and for that side itself.</summary>
    public sealed record Answer(
        Side Side, ConsentDecision Decision, DateTimeOffset At, string TextVersion, LossReason? Reason, ConsentChannel? Channel, string? GivenBy, string? Note, string? RecordedByName);

    public Answer? AnswerOf(Side side) => Answers.FirstOrDefault(a => a.Side == side);

    /// <summary>Null when the engagement does not exist or is not the reader's to see. The number of queries is fixed.</summary>
    public static async Task<EngagementDetail?> LoadAsync(HongniangDb db, string number, Actor reader, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(reader);
        var e = await db.Engagements.AsNoTracking().Include(x => x.Consents).Include(x => x.Meetings).AsSplitQuery().SingleOrDefaultAsync(x => x.Number == number, ct);
        if (e is null)
        {
            return null;
        }

        // Both sides are read whatever the reader's scope hides (the engagement passed it); what must stay hidden is taken out below.
        var need = await db.Needs.IgnoreQueryFilters().AsNoTracking().SingleAsync(n => n.Id == e.NeedId, ct);
        var achievement = e.AchievementId is null ? null : await db.Achievements.IgnoreQueryFilters().AsNoTracking().SingleAsync(a => a.Id == e.AchievementId, ct);
        var expert = e.ExpertId is null ? null : await db.Experts.IgnoreQueryFilters().AsNoTracking().SingleAsync(x => x.Id == e.ExpertId, ct);
        var links = await db.Achievements.Where(a => a.Id == e.AchievementId).Select(a => a.Number)
            .Concat(db.Experts.Where(x => x.Id == e.ExpertId).Select(x => x.Number))
            .Concat(db.Needs.Where(n => n.Id == e.NeedId).Select(n => n.Number))
            .Concat(db.Contracts.Where(c => c.EngagementId == e.Id).Select(c => c.Number)).ToListAsync(ct);
        var names = await OrganizationLookup.NamesAsync(db, [e.HolderId], ct);
        var sight = Sightline.Of(db.Scope, reader, e.HolderId, e.EnterpriseId, e.IsMutual, need.Visibility, achievement?.Visibility ?? expert?.Visibility ?? Visibility.Holder);
        var hidden = Secrets(sight, need, achievement, expert);
        var isStaff = sight.Viewpoint is Viewpoint.Staff;
        var showsLess = !sight.SeesEnterprise && e.ShowsLess;
        var kept = KeptMatch.Read(e.MatchReasons)?.Blind(hidden);
        var ownSide = EngagementRules.SideOf(e, reader, db.Scope);
        return new EngagementDetail
        {
            Id = e.Id,
            Number = e.Number,
            Version = e.Version,
            Viewpoint = sight.Viewpoint,
            OwnSide = ownSide,
            Stage = e.Stage,
            StageSince = e.StageSince,
            ParkedFrom = e.ParkedFrom,
            ParkedUntil = e.ParkedUntil,
            IsMutual = e.IsMutual,
            Demand = DemandOf(need, sight, ownSide, hidden, links.Contains(need.Number), showsLess),
            Supply = achievement is not null ? SupplyOf(achievement, sight, ownSide, hidden, links.Contains(achievement.Number))
                : SupplyOf(expert! /* why: one of the two */, sight, ownSide, hidden, links.Contains(expert!.Number)),
            Origin = e.Origin,
            Match = showsLess ? kept?.WithoutPlace() : kept,
            Answers = [.. e.Consents.OrderBy(c => c.Side).Select(c => AnswerOf(c, sight, ownSide))],
            Meetings = [.. e.Meetings.OrderByDescending(m => m.HeldOn).ThenByDescending(m => m.Id)],
            IntentAmount = e.IntentAmount,
            ContractNumber = links.Find(l => l.StartsWith(HumanNumber.Contract, StringComparison.Ordinal)),
            LossReason = e.LossReason,
            LossNote = isStaff ? e.LossNote : null,
            NextStep = isStaff && e.NextStep.Length > 0 ? e.NextStep : null,
            NextStepDue = isStaff ? e.NextStepDue : null,
            HolderId = e.HolderId,
            HolderName = names.GetValueOrDefault(e.HolderId, ""),
            MatchmakerName = e.MatchmakerName,
            CreatedAt = e.CreatedAt,
            IntroducedAt = e.IntroducedAt,
            LastActivityAt = e.LastActivityAt,
            IsSample = e.IsSample,
            Acts = Enum.GetValues<EngagementAct>().Where(a => EngagementRules.MayEver(a, e, reader, db.Scope))
                .ToDictionary(a => a, a => EngagementRules.ReasonNotTo(a, e, reader, db.Scope)),
        };
    }

    private static BlindText Secrets(Sightline sight, Need need, Achievement? achievement, Expert? expert)
    {
        List<string?> secrets = [];
        if (!sight.SeesEnterprise)
        {
            secrets.AddRange([need.EnterpriseName, need.ContactName, need.ContactPhone, need.ContactEmail]);
        }

        if (!sight.SeesOwner)
        {
            secrets.AddRange([achievement?.OwnerName, expert?.OrganizationName]);
        }

        if (!sight.SeesPerson)
        {
            secrets.AddRange([expert?.Name, achievement?.ContactName, achievement?.ContactPhone, .. BlindText.People(achievement?.Inventors)]);
        }

        return new BlindText(secrets);
    }

    private static DemandSide DemandOf(Need need, Sightline sight, Side? own, BlindText hidden, bool mayOpen, bool showsLess) => new(
        need.Number, hidden.Of(need.Title), hidden.Of(need.Description),
        [.. need.Indicators.Select(i => i with { Name = hidden.Of(i.Name), Current = hidden.Optional(i.Current), Target = hidden.Optional(i.Target), Method = hidden.Optional(i.Method) })],
        showsLess ? null : need.IndustryCode, sight.SeesEnterprise ? need.RegionCode : showsLess ? ProvinceOf(need.RegionCode) : CityOf(need.RegionCode), need.BudgetFrom, need.BudgetTo, need.Deadline, need.DesiredReadiness,
        need.CooperationModes, sight.SeesEnterprise ? need.EnterpriseName : null,
        ContactOf(sight, own is Side.Demand, need.ContactName, need.ContactPhone, need.ContactEmail), mayOpen);

    private static SupplySide SupplyOf(Achievement achievement, Sightline sight, Side? own, BlindText hidden, bool mayOpen) => new(
        CandidateKind.Achievement, achievement.Number, hidden.Of(achievement.Title), hidden.Of(achievement.Summary), null, null, sight.SeesOwner ? achievement.OwnerName : null,
        achievement.RegionCode, achievement.ReadinessLevel, achievement.AskingPrice,
        ContactOf(sight, own is Side.Supply, achievement.ContactName, achievement.ContactPhone, achievement.ContactEmail), mayOpen);

    private static SupplySide SupplyOf(Expert expert, Sightline sight, Side? own, BlindText hidden, bool mayOpen) => new(
        CandidateKind.Expert, expert.Number, hidden.Of(expert.ResearchDirections), hidden.Of(expert.Biography ?? ""), sight.SeesPerson ? expert.Name : Texts.MaskName(expert.Name),
        expert.Title, sight.SeesOwner ? expert.OrganizationName : null, expert.RegionCode, null, null,
        ContactOf(sight, own is Side.Supply, null, expert.ContactPhone, expert.ContactEmail), mayOpen);

    /// <summary>In clear once both consented, and for one's own; masked for staff; nothing for the other side.</summary>
    private static Contact? ContactOf(Sightline sight, bool isOwn, string? name, string? phone, string? email) =>
        sight.SeesContacts || isOwn ? Contact.Clear(name, phone, email)
        : sight.Viewpoint is Viewpoint.Staff ? Contact.Masked(name, phone, email)
        : null;

    private static Answer AnswerOf(Consent consent, Sightline sight, Side? own)
    {
        var isOpen = sight.Viewpoint is Viewpoint.Staff || own == consent.Side;
        return new Answer(consent.Side, consent.Decision, consent.GivenAt, consent.TextVersion, consent.Reason,
            isOpen ? consent.Channel : null, isOpen ? consent.GivenBy : null, isOpen ? consent.Note : null, isOpen ? consent.RecordedByName : null);
    }

    private static string ProvinceOf(string region) => region.Length >= 2 ? region[..2] + "0000" : region;

    private static string CityOf(string region) => region.Length >= 4 ? region[..4] + "00" : region;
}
