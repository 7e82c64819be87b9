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

    public decimal? BudgetFrom { get; init; }

    public decimal? BudgetTo { get; init; }

    public required IReadOnlyList<CooperationMode> Modes { get; init; }

    public OrganizationId? EnterpriseId { get; init; }

    public required string EnterpriseName { get; init; }

    public static MatchSubject Of(Need need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return new MatchSubject
        {
            Id = need.Id,
            Number = need.Number,
            Query = new MatchQuery(need.Title, NeedText.BodyOf(need.Description, need.Indicators, need.CurrentState, need.Keywords)),
            Wanted = IndicatorComparison.WantedBy(need.Indicators, need.Description),
            Readiness = need.DesiredReadiness,
            RegionCode = need.RegionCode,
            BudgetFrom = need.BudgetFrom ?? need.BudgetTo,
            BudgetTo = need.BudgetTo ?? need.BudgetFrom,
            Modes = need.CooperationModes,
            EnterpriseId = need.EnterpriseId,
            EnterpriseName = need.EnterpriseName,
        };
    }
}
