using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Partnerships;

/// <summary>Sets what the two want to do in a year, or what came of it.</summary>
public sealed class PlanYear(HongniangDb db, PartnershipDesk desk, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, int? Year, string? Goals, string? Results);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await desk.TakeAsync(input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (partnership, goals, results, thisYear) = (taken.Value, Texts.Clean(input.Goals), Texts.Clean(input.Results), clock.Today.Year);
        var checks = new FactChecks()
            .Add(input.Year is { } typed && typed >= thisYear - 5 && typed <= thisYear + 2 ? null : new Problem("plan.year", "A plan is for one of the last five years, this one or the next two.", nameof(input.Year)))
            .Add(results is not null && input.Year > thisYear ? new Problem("plan.results", "That year is still to come: it has no results yet.", nameof(input.Results)) : null)
            .Required(goals, YearPlan.MaxText, nameof(input.Goals)).Optional(results, YearPlan.MaxText, nameof(input.Results))
            .Unclassified(nameof(input.Goals), goals, results);
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var plan = new YearPlan(input.Year!.Value, goals! /* why: both checked */, results);
        var before = partnership.Plans.Find(p => p.Year == plan.Year);
        if (plan != before)
        {
            partnership.Plan(plan);
            desk.Record(partnership, actor, "YearPlanned", before, plan);
        }

        return await db.CommitAsync(ct);
    }
}
