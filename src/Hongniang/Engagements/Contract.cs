using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Needs;
using Hongniang.Supply;

namespace Hongniang.Engagements;

/// <summary>技术合同: the signed agreement that an engagement led to. One contract per engagement in this edition.</summary>
public sealed class Contract : IVersioned
{
    public const int MaxTitle = 120;

    public required Guid Id { get; init; }

    /// <summary>Human number, <c>HT-2026-000123</c>.</summary>
    public required string Number { get; init; }

    public required EngagementId EngagementId { get; init; }

    public required NeedId NeedId { get; init; }

    public AchievementId? AchievementId { get; init; }

    public ExpertId? ExpertId { get; init; }

    public required OrganizationId HolderId { get; init; }

    public OrganizationId? EnterpriseId { get; init; }

    public OrganizationId? SupplyOrganizationId { get; init; }

    public required string Title { get; init; }

    public required ContractKind Kind { get; init; }

    /// <summary>买方.</summary>
    public required string Buyer { get; init; }

    /// <summary>卖方.</summary>
    public required string Seller { get; init; }

    public required DateOnly SignedOn { get; init; }

    public DateOnly? ValidUntil { get; init; }

    /// <summary>合同成交额.</summary>
    public required Money DealAmount { get; init; }

    /// <summary>技术交易额: the deal amount less equipment, material and other non-technology cost; at most the deal amount.</summary>
    public required Money TechnologyAmount { get; init; }

    public required EvidenceGrade Evidence { get; init; }

    /// <summary>The scanned contract; null while only claimed.</summary>
    public Guid? FileId { get; init; }

    public required Guid? RecordedById { get; init; }

    public required string RecordedByName { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public bool IsSample { get; init; }

    public int Version { get; set; }
}
