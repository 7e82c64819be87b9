using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Supply;

namespace Hongniang.Engagements;

/// <summary>对接: one need and one counterpart, from the proposal to a signature or a coded loss.</summary>
/// <remarks>One door per transition: each intention method below asks its own <c>ReasonNotTo…</c>, and the page asks the same before it shows the button.</remarks>
public sealed class Engagement : IVersioned
{
    /// <summary>Days for which a refused or lost pair is not proposed again.</summary>
    public const int BlockedDays = 180;

    private readonly List<Consent> _consents = [];
    private readonly List<Meeting> _meetings = [];

    private Engagement()
    {
    }

    public EngagementId Id { get; private init; }

    /// <summary>Human number, <c>DJ-2026-000123</c>.</summary>
    public string Number { get; private init; } = "";

    public NeedId NeedId { get; private init; }

    public CandidateKind CandidateKind { get; private init; }

    public AchievementId? AchievementId { get; private init; }

    public ExpertId? ExpertId { get; private init; }

    /// <summary>The association that works the engagement: the need's holder at the proposal.</summary>
    public OrganizationId HolderId { get; private init; }

    /// <summary>The demand side; null when the need's firm is not in the register.</summary>
    public OrganizationId? EnterpriseId { get; private init; }

    /// <summary>The supply side's organisation: the achievement's owner or the expert's employer.</summary>
    public OrganizationId? SupplyOrganizationId { get; private init; }

    public EngagementOrigin Origin { get; private init; }

    /// <summary>The match score when proposed, 0–100; null when not proposed from a match.</summary>
    public int? MatchScore { get; private init; }

    /// <summary>The reasons shown when proposed, as JSON.</summary>
    public string? MatchReasons { get; private init; }

    /// <summary>Until both consented the supply side reads the province only, and no industry: fewer enterprises than <see cref="LeakReport.LeastCrowd"/> are of that city and industry.</summary>
    public bool ShowsLess { get; private init; }

    /// <summary>The technology manager (account) who works it.</summary>
    public Guid? MatchmakerId { get; private set; }

    public string MatchmakerName { get; private set; } = "";

    public EngagementStage Stage { get; private set; }

    public DateTimeOffset StageSince { get; private set; }

    /// <summary>What happens next, in words; empty once both have consented, until somebody plans more than what the stage itself asks for.</summary>
    public string NextStep { get; private set; } = "";

    public DateOnly? NextStepDue { get; private set; }

    public DateOnly? ParkedUntil { get; private set; }

    /// <summary>The stage to return to when woken.</summary>
    public EngagementStage? ParkedFrom { get; private set; }

    public LossReason? LossReason { get; private set; }

    public string? LossNote { get; private set; }

    /// <summary>意向金额 in yuan, its own ledger; never added to contract amounts.</summary>
    public decimal? IntentAmount { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The last thing that happened (a consent, a meeting, a note, a change of stage): the idle clock runs from here.</summary>
    public DateTimeOffset LastActivityAt { get; private set; }

    public DateTimeOffset? IntroducedAt { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsSample { get; private init; }

    public int Version { get; set; }

    public IReadOnlyList<Consent> Consents => _consents;

    public IReadOnlyList<Meeting> Meetings => _meetings;

    public bool IsOpen => Stage is not (EngagementStage.Signed or EngagementStage.Lost);

    /// <summary>Both sides consented: identities and contacts may be shown to each other.</summary>
    public bool IsMutual => IntroducedAt is not null;

    public Guid CandidateId => AchievementId?.Value ?? ExpertId?.Value ?? Guid.Empty;

    public static Engagement Propose(EngagementId id, string number, Need need, Achievement achievement, Proposal proposal, DateTimeOffset now) =>
        new Engagement
        {
            Id = id, Number = number, NeedId = need.Id, CandidateKind = CandidateKind.Achievement, AchievementId = achievement.Id,
            HolderId = need.HolderId, EnterpriseId = need.EnterpriseId, SupplyOrganizationId = achievement.OwnerId,
            Origin = proposal.Origin, MatchScore = proposal.MatchScore, MatchReasons = proposal.MatchReasons, CreatedAt = now, IsSample = proposal.IsSample, ShowsLess = proposal.ShowsLess,
        }.Open(proposal, now);

    public static Engagement Propose(EngagementId id, string number, Need need, Expert expert, Proposal proposal, DateTimeOffset now) =>
        new Engagement
        {
            Id = id, Number = number, NeedId = need.Id, CandidateKind = CandidateKind.Expert, ExpertId = expert.Id,
            HolderId = need.HolderId, EnterpriseId = need.EnterpriseId, SupplyOrganizationId = expert.OrganizationId,
            Origin = proposal.Origin, MatchScore = proposal.MatchScore, MatchReasons = proposal.MatchReasons, CreatedAt = now, IsSample = proposal.IsSample, ShowsLess = proposal.ShowsLess,
        }.Open(proposal, now);

    /// <summary>The facts of a proposal beyond the pair itself.</summary>
    public sealed record Proposal(Actor Matchmaker, string NextStep, DateOnly NextStepDue)
    {
        public EngagementOrigin Origin { get; init; }

        public int? MatchScore { get; init; }

        public string? MatchReasons { get; init; }

        public bool ShowsLess { get; init; }

        public bool IsSample { get; init; }
    }

    public Problem? ReasonNotToConsent(Side side) =>
        Stage is not EngagementStage.AwaitingConsent ? WrongStage()
        : ConsentOf(side) is not null ? new Problem("engagement.already-answered", "This side has answered already.")
        : null;

    /// <summary>Takes down one side's answer. Both given: introduced. One refused: lost, with its coded reason, and the pair is blocked.</summary>
    /// <param name="side">Whose answer.</param>
    /// <param name="consent">The answer.</param>
    /// <param name="now">When.</param>
    /// <param name="meetBy">The day by which the two should meet, once both have consented; what was planned until then, to ask them, is done.</param>
    public Consent Answer(Side side, Consent consent, DateTimeOffset now, DateOnly meetBy)
    {
        Guard(ReasonNotToConsent(side));
        ArgumentNullException.ThrowIfNull(consent);
        _consents.Add(consent);
        Touch(now);
        if (consent.Decision is ConsentDecision.Refused)
        {
            End(EngagementStage.Lost, consent.Reason ?? Engagements.LossReason.Other, consent.Note, now);
        }
        else if (ConsentOf(Side.Demand) is not null && ConsentOf(Side.Supply) is not null)
        {
            IntroducedAt = now;
            NextStep = "";
            NextStepDue = meetBy;
            Enter(EngagementStage.Introduced, now);
        }

        return consent;
    }

    public Consent? ConsentOf(Side side) => _consents.Find(c => c.Side == side);

    public Problem? ReasonNotToMeet() =>
        Stage is EngagementStage.Introduced or EngagementStage.Met or EngagementStage.Negotiating or EngagementStage.Intent ? null
        : Stage is EngagementStage.AwaitingConsent ? new Problem("engagement.needs-consent", "Both sides must consent first.")
        : WrongStage();

    public Meeting Meet(Meeting meeting, DateTimeOffset now)
    {
        Guard(ReasonNotToMeet());
        ArgumentNullException.ThrowIfNull(meeting);
        _meetings.Add(meeting);
        Touch(now);
        if (Stage is EngagementStage.Introduced)
        {
            Enter(EngagementStage.Met, now);
        }

        return meeting;
    }

    public Problem? ReasonNotToNegotiate() => Stage is EngagementStage.Introduced or EngagementStage.Met ? null : WrongStage();

    public void Negotiate(DateTimeOffset now)
    {
        Guard(ReasonNotToNegotiate());
        Enter(EngagementStage.Negotiating, now);
    }

    public Problem? ReasonNotToRecordIntent() =>
        Stage is EngagementStage.Met or EngagementStage.Negotiating or EngagementStage.Introduced ? null : WrongStage();

    public void RecordIntent(decimal? amount, DateTimeOffset now)
    {
        Guard(ReasonNotToRecordIntent());
        IntentAmount = amount;
        Enter(EngagementStage.Intent, now);
    }

    public Problem? ReasonNotToSign() =>
        Stage is EngagementStage.AwaitingConsent ? new Problem("engagement.needs-consent", "Both sides must consent first.")
        : Stage is EngagementStage.Introduced or EngagementStage.Met or EngagementStage.Negotiating or EngagementStage.Intent ? null
        : WrongStage();

    public void Sign(DateTimeOffset now)
    {
        Guard(ReasonNotToSign());
        SignedAt = now;
        EndedAt = now;
        NextStep = "";
        NextStepDue = null;
        Enter(EngagementStage.Signed, now);
    }

    public Problem? ReasonNotToLose() => IsOpen ? null : WrongStage();

    public void Lose(LossReason reason, string? note, DateTimeOffset now)
    {
        Guard(ReasonNotToLose());
        End(EngagementStage.Lost, reason, note, now);
    }

    public Problem? ReasonNotToPark() => IsOpen && Stage is not EngagementStage.Parked ? null : WrongStage();

    public void Park(DateOnly until, DateTimeOffset now)
    {
        Guard(ReasonNotToPark());
        ParkedFrom = Stage;
        ParkedUntil = until;
        Enter(EngagementStage.Parked, now);
    }

    public Problem? ReasonNotToWake() => Stage is EngagementStage.Parked ? null : WrongStage();

    public void Wake(DateTimeOffset now)
    {
        Guard(ReasonNotToWake());
        var back = ParkedFrom ?? EngagementStage.AwaitingConsent;
        ParkedFrom = null;
        ParkedUntil = null;
        Enter(back, now);
    }

    public Problem? ReasonNotToPlan() => IsOpen ? null : WrongStage();

    public void PlanNextStep(string step, DateOnly due, DateTimeOffset now)
    {
        Guard(ReasonNotToPlan());
        NextStep = step;
        NextStepDue = due;
        Touch(now);
    }

    public Problem? ReasonNotToHandOver() => IsOpen ? null : WrongStage();

    public void HandTo(Actor matchmaker, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(matchmaker);
        MatchmakerId = matchmaker.AccountId;
        MatchmakerName = matchmaker.Name;
        UpdatedAt = now;
    }

    private Engagement Open(Proposal proposal, DateTimeOffset now)
    {
        HandTo(proposal.Matchmaker, now);
        NextStep = proposal.NextStep;
        NextStepDue = proposal.NextStepDue;
        Enter(EngagementStage.AwaitingConsent, now);
        return this;
    }

    private void End(EngagementStage stage, LossReason reason, string? note, DateTimeOffset now)
    {
        LossReason = reason;
        LossNote = note;
        EndedAt = now;
        NextStep = "";
        NextStepDue = null;
        Enter(stage, now);
    }

    private void Enter(EngagementStage stage, DateTimeOffset now)
    {
        Stage = stage;
        StageSince = now;
        Touch(now);
    }

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = now;
        LastActivityAt = now;
    }

    private Problem WrongStage() => new("engagement.wrong-stage", "This is not possible while the engagement is: {0}.", null, Stage);

    private static void Guard(Problem? problem)
    {
        if (problem is not null)
        {
            throw new InvalidOperationException(problem.ToString());
        }
    }
}
