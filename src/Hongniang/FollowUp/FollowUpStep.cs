using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Needs;

namespace Hongniang.FollowUp;

/// <summary>跟进: one planned look at a signed contract, at T+30, 90, 180 or 360 days, and what was found.</summary>
public sealed class FollowUpStep : IVersioned
{
    /// <summary>Days after signing at which a contract is followed up.</summary>
    public static readonly IReadOnlyList<int> PlanDays = [30, 90, 180, 360];

    private FollowUpStep()
    {
    }

    public Guid Id { get; private init; }

    public Guid ContractId { get; private init; }

    public EngagementId EngagementId { get; private init; }

    public NeedId NeedId { get; private init; }

    public OrganizationId HolderId { get; private init; }

    public OrganizationId? EnterpriseId { get; private init; }

    /// <summary>Days after signing that this step stands for; 0 for an extra step planned by hand.</summary>
    public int PlanDay { get; private init; }

    public DateOnly DueOn { get; private set; }

    /// <summary>The technology manager who has to do it.</summary>
    public Guid? OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    public DateTimeOffset? DoneAt { get; private set; }

    public DateOnly? HeldOn { get; private set; }

    public FollowUpChannel? Channel { get; private set; }

    public FollowUpProgress? Progress { get; private set; }

    public string? Summary { get; private set; }

    /// <summary>到账金额 since the last step, in yuan; its own ledger.</summary>
    public decimal? ReceivedAmount { get; private set; }

    public EvidenceGrade? Evidence { get; private set; }

    /// <summary>Whether something threatens the contract.</summary>
    public bool IsAtRisk { get; private set; }

    /// <summary>满意度: how content the enterprise is with how it was looked after, 1 (not at all) to 5 (very); null when it did not say.</summary>
    public int? Satisfaction { get; private set; }

    public string? DoneByName { get; private set; }

    public bool IsSample { get; private init; }

    public int Version { get; set; }

    public bool IsDone => DoneAt is not null;

    public static FollowUpStep Plan(Guid id, Contract contract, int planDay, DateOnly dueOn, Actor owner)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(owner);
        return new FollowUpStep
        {
            Id = id, ContractId = contract.Id, EngagementId = contract.EngagementId, NeedId = contract.NeedId, HolderId = contract.HolderId,
            EnterpriseId = contract.EnterpriseId, PlanDay = planDay, DueOn = dueOn, OwnerId = owner.AccountId, OwnerName = owner.Name, IsSample = contract.IsSample,
        };
    }

    /// <summary>What was found.</summary>
    public sealed record Findings
    {
        public required DateOnly HeldOn { get; init; }

        public required FollowUpChannel Channel { get; init; }

        public required FollowUpProgress Progress { get; init; }

        public required string Summary { get; init; }

        public decimal? ReceivedAmount { get; init; }

        public EvidenceGrade Evidence { get; init; }

        public bool IsAtRisk { get; init; }

        public int? Satisfaction { get; init; }
    }

    public Problem? ReasonNotToRecord() => IsDone ? new Problem("follow-up.done", "This follow-up has been recorded already.") : null;

    public void Record(Findings findings, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(by);
        if (ReasonNotToRecord() is { } problem)
        {
            throw new InvalidOperationException(problem.ToString());
        }

        HeldOn = findings.HeldOn;
        Channel = findings.Channel;
        Progress = findings.Progress;
        Summary = findings.Summary;
        ReceivedAmount = findings.ReceivedAmount;
        Evidence = findings.Evidence;
        IsAtRisk = findings.IsAtRisk;
        Satisfaction = findings.Satisfaction;
        DoneByName = by.Name;
        DoneAt = now;
    }

    public void MoveTo(DateOnly due) => DueOn = due;

    public void HandTo(Actor owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        (OwnerId, OwnerName) = (owner.AccountId, owner.Name);
    }
}
