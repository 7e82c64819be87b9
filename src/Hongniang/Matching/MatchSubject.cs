using Hongniang.Access;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Quantities;
using Hongniang.Needs;
using Hongniang.Supply;
using RedThread;

namespace Hongniang.Matching;

/// <summary>A need as the ranking sees it.</summary>
public sealed record MatchSubject
{
    public required NeedId Id { get; init; }

    public required string Number { get; init; }

    public required MatchQuery Query { get; init; }

    /// <summary>The figures that it asks for.</summary>
    public required IReadOnlyList<Quantity> Wanted { get; init; }

    public int? Readiness { get; init; }

    public required string RegionCode { get; init; }

    /// <summary>GB/T 4754; null where it is not stated.</summary>
    public string? IndustryCode { get; init; }

    /// <summary>The most that the enterprise plans to spend, in yuan; null when negotiable.</summary>
    public decimal? BudgetTo { get; init; }

    public required IReadOnlyList<CooperationMode> Modes { get; init; }

    public OrganizationId? EnterpriseId { get; init; }

    /// <summary>The association that looks after it: a learnt ranking of that one, or of the nearest above it, counts.</summary>
    public OrganizationId HolderId { get; init; }

    public required string EnterpriseName { get; init; }

    public static MatchSubject Of(Need need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return Of(need.Id, need.Number, need.ToFacts());
    }

    public static MatchSubject Of(NeedId id, string number, Need.Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new MatchSubject
        {
            Id = id,
            Number = number,
            Query = new MatchQuery(facts.Title, NeedText.BodyOf(facts.Description, facts.Indicators, facts.CurrentState, facts.Keywords)),
            Wanted = IndicatorComparison.WantedBy(facts.Indicators, facts.Description),
            Readiness = facts.DesiredReadiness,
            RegionCode = facts.RegionCode,
            IndustryCode = facts.IndustryCode,
            BudgetTo = facts.BudgetTo ?? facts.BudgetFrom,
            Modes = facts.CooperationModes,
            EnterpriseId = facts.EnterpriseId,
            HolderId = facts.HolderId,
            EnterpriseName = facts.EnterpriseName,
        };
    }
}
