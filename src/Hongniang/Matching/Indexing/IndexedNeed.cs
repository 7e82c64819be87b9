using System.Linq.Expressions;
using Hongniang.Access;
using Hongniang.Needs;

namespace Hongniang.Matching.Indexing;

/// <summary>What search and "similar needs" know of one need.</summary>
public sealed record IndexedNeed
{
    public required NeedId Id { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }

    public required NeedState State { get; init; }

    public NeedOutcome? Outcome { get; init; }

    public required OrganizationId HolderId { get; init; }

    public OrganizationId? EnterpriseId { get; init; }

    public required string EnterpriseName { get; init; }

    public required string RegionCode { get; init; }

    public string? IndustryCode { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    internal static Expression<Func<Need, IndexedNeed>> FromNeed { get; } = n => new IndexedNeed
    {
        Id = n.Id,
        Number = n.Number,
        Title = n.Title,
        Body = NeedText.BodyOf(n.Description, n.Indicators, n.CurrentState, n.Keywords),
        State = n.State,
        Outcome = n.Outcome,
        HolderId = n.HolderId,
        EnterpriseId = n.EnterpriseId,
        EnterpriseName = n.EnterpriseName,
        RegionCode = n.RegionCode,
        IndustryCode = n.IndustryCode,
        UpdatedAt = n.UpdatedAt,
    };
}
