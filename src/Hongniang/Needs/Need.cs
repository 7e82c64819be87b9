using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Supply;

namespace Hongniang.Needs;

/// <summary>技术需求: what an enterprise asks for, from its own words to its coded ending.</summary>
public sealed class Need : IVersioned
{
    /// <summary>需求名称: the form asks for at most 50 characters; longer titles from other systems are kept up to this.</summary>
    public const int MaxTitle = 120;
    public const int MaxText = 8000;

    /// <summary>Days a published need stays valid unless renewed.</summary>
    public const int ValidDays = 180;

    private Need()
    {
    }

    public NeedId Id { get; private init; }

    /// <summary>Human number, <c>XQ-2026-000123</c>.</summary>
    public string Number { get; private init; } = "";

    public string Title { get; private set; } = "";

    public NeedKind Kind { get; private set; }

    public TechnologyKind? TechnologyKind { get; private set; }

    public string Description { get; private set; } = "";

    public List<Indicator> Indicators { get; private set; } = [];

    public string? CurrentState { get; private set; }

    public string? TriedSolutions { get; private set; }

    public string? PartnerRequirements { get; private set; }

    /// <summary>Lowest readiness level (1–9) that the enterprise accepts; null when it does not say.</summary>
    public int? DesiredReadiness { get; private set; }

    public List<CooperationMode> CooperationModes { get; private set; } = [];

    /// <summary>Planned spending in yuan, lower end; null with <see cref="BudgetTo"/> null means negotiable (面议).</summary>
    public decimal? BudgetFrom { get; private set; }

    public decimal? BudgetTo { get; private set; }

    public DateOnly? Deadline { get; private set; }

    public Urgency Urgency { get; private set; }

    /// <summary>GB/T 4754 section and division, for example <c>C38</c>.</summary>
    public string? IndustryCode { get; private set; }

    public string? DisciplineCodes { get; private set; }

    public string? Keywords { get; private set; }

    /// <summary>The enterprise in the register; null for an imported need whose firm is not known yet (see <see cref="EnterpriseName"/>).</summary>
    public OrganizationId? EnterpriseId { get; private set; }

    /// <summary>The firm as it was written. Hidden from the supply side until both consent.</summary>
    public string EnterpriseName { get; private set; } = "";

    public string? ContactName { get; private set; }

    public string? ContactPhone { get; private set; }

    public string? ContactEmail { get; private set; }

    /// <summary>The association that holds the need now (承办).</summary>
    public OrganizationId HolderId { get; private set; }

    /// <summary>负责的技术经理人: the account of whoever answers for the need; null while nobody does.</summary>
    public Guid? ManagerId { get; private set; }

    public string? ManagerName { get; private set; }

    /// <summary>Since when the need is in these hands.</summary>
    public DateTimeOffset? ManagerSince { get; private set; }

    public string RegionCode { get; private set; } = "";

    public Visibility Visibility { get; private set; }

    public NeedSource Source { get; private init; }

    /// <summary>Where exactly it came from: the import's number and row, the event's number.</summary>
    public string? SourceReference { get; private init; }

    public NeedState State { get; private set; }

    public NeedOutcome? Outcome { get; private set; }

    /// <summary>The reason for the last return, rejection, withdrawal or closing.</summary>
    public string? StateReason { get; private set; }

    /// <summary>The need that is kept when this one is a duplicate.</summary>
    public NeedId? DuplicateOfId { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Guid? CreatedById { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When the present state was entered; the clock of the state runs from here.</summary>
    public DateTimeOffset StateSince { get; private set; }

    public DateOnly? ValidUntil { get; private set; }

    public bool IsSample { get; private init; }

    public int Version { get; set; }

    /// <summary>Still in work, see <see cref="NeedStates.Open"/>.</summary>
    public bool IsOpen => State.IsOpen();

    /// <summary>The contact person is erased.</summary>
    public void ForgetContact(DateTimeOffset now) => (ContactName, ContactPhone, ContactEmail, UpdatedAt) = (null, null, null, now);

    public sealed record Facts
    {
        public required string Title { get; init; }

        public NeedKind Kind { get; init; } = NeedKind.Technology;

        public TechnologyKind? TechnologyKind { get; init; }

        public required string Description { get; init; }

        public IReadOnlyList<Indicator> Indicators { get; init; } = [];

        public string? CurrentState { get; init; }

        public string? TriedSolutions { get; init; }

        public string? PartnerRequirements { get; init; }

        public int? DesiredReadiness { get; init; }

        public IReadOnlyList<CooperationMode> CooperationModes { get; init; } = [];

        public decimal? BudgetFrom { get; init; }

        public decimal? BudgetTo { get; init; }

        public DateOnly? Deadline { get; init; }

        public Urgency Urgency { get; init; }

        public string? IndustryCode { get; init; }

        public string? DisciplineCodes { get; init; }

        public string? Keywords { get; init; }

        public OrganizationId? EnterpriseId { get; init; }

        public required string EnterpriseName { get; init; }

        public string? ContactName { get; init; }

        public string? ContactPhone { get; init; }

        public string? ContactEmail { get; init; }

        public required OrganizationId HolderId { get; init; }

        public required string RegionCode { get; init; }

        public Visibility Visibility { get; init; } = Visibility.Network;
    }

    /// <summary>Writes a need down as a draft. Check the facts first with <c>NeedChecks</c>.</summary>
    public static Need Draft(NeedId id, string number, Facts facts, NeedSource source, string? sourceReference, Guid? by, DateTimeOffset now, bool isSample = false)
    {
        var need = new Need
        {
            Id = id, Number = number, Source = source, SourceReference = sourceReference, CreatedAt = now, CreatedById = by,
            IsSample = isSample, State = NeedState.Draft, StateSince = now,
        };
        need.Change(facts, now);
        return need;
    }

    public void Change(Facts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Title = facts.Title;
        Kind = facts.Kind;
        TechnologyKind = facts.TechnologyKind;
        Description = facts.Description;
        Indicators = [.. facts.Indicators];
        CurrentState = facts.CurrentState;
        TriedSolutions = facts.TriedSolutions;
        PartnerRequirements = facts.PartnerRequirements;
        DesiredReadiness = facts.DesiredReadiness;
        CooperationModes = [.. facts.CooperationModes.Distinct().Order()];
        BudgetFrom = facts.BudgetFrom;
        BudgetTo = facts.BudgetTo;
        Deadline = facts.Deadline;
        Urgency = facts.Urgency;
        IndustryCode = facts.IndustryCode;
        DisciplineCodes = facts.DisciplineCodes;
        Keywords = facts.Keywords;
        EnterpriseId = facts.EnterpriseId;
        EnterpriseName = facts.EnterpriseName;
        ContactName = facts.ContactName;
        ContactPhone = facts.ContactPhone;
        ContactEmail = facts.ContactEmail;
        HolderId = facts.HolderId;
        RegionCode = facts.RegionCode;
        Visibility = facts.Visibility;
        UpdatedAt = now;
    }

    /// <summary>What the need says now, to be changed with <c>with</c> and written back.</summary>
    public Facts ToFacts() => new()
    {
        Title = Title,
        Kind = Kind,
        TechnologyKind = TechnologyKind,
        Description = Description,
        Indicators = [.. Indicators],
        CurrentState = CurrentState,
        TriedSolutions = TriedSolutions,
        PartnerRequirements = PartnerRequirements,
        DesiredReadiness = DesiredReadiness,
        CooperationModes = [.. CooperationModes],
        BudgetFrom = BudgetFrom,
        BudgetTo = BudgetTo,
        Deadline = Deadline,
        Urgency = Urgency,
        IndustryCode = IndustryCode,
        DisciplineCodes = DisciplineCodes,
        Keywords = Keywords,
        EnterpriseId = EnterpriseId,
        EnterpriseName = EnterpriseName,
        ContactName = ContactName,
        ContactPhone = ContactPhone,
        ContactEmail = ContactEmail,
        HolderId = HolderId,
        RegionCode = RegionCode,
        Visibility = Visibility,
    };

    /// <summary>Why the need cannot be changed now; null when it can.</summary>
    public Problem? ReasonNotToChange() =>
        State is NeedState.Draft || IsOpen ? null : WrongState();

    public Problem? ReasonNotToSubmit() => State is NeedState.Draft or NeedState.Returned ? null : WrongState();

    public void Submit(DateTimeOffset now)
    {
        Guard(ReasonNotToSubmit());
        SubmittedAt ??= now;
        Enter(NeedState.Submitted, now, reason: null);
    }

    public Problem? ReasonNotToReview() => State is NeedState.Submitted ? null : WrongState();

    public void Accept(DateTimeOffset now)
    {
        Guard(ReasonNotToReview());
        AcceptedAt ??= now;
        Enter(NeedState.Accepted, now, reason: null);
    }

    public void Return(string reason, DateTimeOffset now)
    {
        Guard(ReasonNotToReview());
        Enter(NeedState.Returned, now, reason);
    }

    public void Reject(string reason, DateTimeOffset now)
    {
        Guard(ReasonNotToReview());
        Outcome = NeedOutcome.Rejected;
        Enter(NeedState.Rejected, now, reason);
    }

    public Problem? ReasonNotToPublish() => State is NeedState.Accepted ? null : WrongState();

    public void Publish(DateTimeOffset now, DateOnly today)
    {
        Guard(ReasonNotToPublish());
        PublishedAt ??= now;
        ValidUntil = today.AddDays(ValidDays);
        Enter(NeedState.Published, now, reason: null);
    }

    /// <summary>Only what is still in work lies in somebody's hands.</summary>
    public Problem? ReasonNotToHand() => IsOpen ? null : WrongState();

    /// <summary>From now on this person answers for it.</summary>
    public void HandTo(Actor manager, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(manager);
        Guard(ReasonNotToHand());
        (ManagerId, ManagerName, ManagerSince, UpdatedAt) = (manager.AccountId, manager.Name, now, now);
    }

    /// <summary>Nobody answers for it any more.</summary>
    public void TakeBack(DateTimeOffset now)
    {
        Guard(ReasonNotToHand());
        (ManagerId, ManagerName, ManagerSince, UpdatedAt) = (null, null, null, now);
    }

    public Problem? ReasonNotToClose() => IsOpen ? null : WrongState();

    /// <summary>Ends the need with a coded outcome.</summary>
    public void Close(NeedOutcome outcome, string? reason, DateTimeOffset now)
    {
        Guard(ReasonNotToClose());
        Outcome = outcome;
        Enter(
            outcome switch
            {
                NeedOutcome.Withdrawn => NeedState.Withdrawn,
                NeedOutcome.Unsolvable => NeedState.Unsolvable,
                NeedOutcome.Duplicate => NeedState.Duplicate,
                NeedOutcome.Rejected => NeedState.Rejected,
                _ => NeedState.Closed,
            },
            now,
            reason);
    }

    /// <summary>A draft may be taken back too; it never entered the stock.</summary>
    public Problem? ReasonNotToWithdraw() => State is NeedState.Draft || IsOpen ? null : WrongState();

    public void Withdraw(string reason, DateTimeOffset now)
    {
        Guard(ReasonNotToWithdraw());
        Outcome = NeedOutcome.Withdrawn;
        Enter(NeedState.Withdrawn, now, reason);
    }

    public void CloseAsDuplicateOf(NeedId kept, string? reason, DateTimeOffset now)
    {
        Close(NeedOutcome.Duplicate, reason, now);
        DuplicateOfId = kept;
    }

    /// <summary>Only what still waits for somebody falls asleep: a need in review or back with its enterprise too.</summary>
    public Problem? ReasonNotToSleep() => IsOpen ? null : WrongState();

    /// <summary>Nobody has done anything about it for long. Kept, and taken back to work by reopening.</summary>
    public void Sleep(DateTimeOffset now)
    {
        Guard(ReasonNotToSleep());
        Enter(NeedState.Dormant, now, reason: null);
    }

    public Problem? ReasonNotToExpire() => State is NeedState.Published && ValidUntil is not null ? null : WrongState();

    /// <summary>Its last valid day has passed.</summary>
    public void Expire(DateTimeOffset now)
    {
        Guard(ReasonNotToExpire());
        Enter(NeedState.Expired, now, reason: null);
    }

    public Problem? ReasonNotToReopen() => State is NeedState.Draft || IsOpen ? WrongState() : null;

    /// <summary>Back to work after an ending that was a mistake or did not last; what had expired is valid for another while.</summary>
    public void Reopen(string reason, DateTimeOffset now, DateOnly today)
    {
        Guard(ReasonNotToReopen());
        ValidUntil = ValidUntil < today ? today.AddDays(ValidDays) : ValidUntil;
        Outcome = null;
        DuplicateOfId = null;
        Enter(PublishedAt is not null ? NeedState.Published : AcceptedAt is not null ? NeedState.Accepted : SubmittedAt is not null ? NeedState.Submitted : NeedState.Draft, now, reason);
    }

    private void Enter(NeedState state, DateTimeOffset now, string? reason)
    {
        State = state;
        StateReason = reason;
        StateSince = now;
        UpdatedAt = now;
    }

    private Problem WrongState() => new("need.wrong-state", "This is not possible while the need is: {0}.", null, State);

    private static void Guard(Problem? problem)
    {
        if (problem is not null)
        {
            throw new InvalidOperationException(problem.ToString());
        }
    }
}
