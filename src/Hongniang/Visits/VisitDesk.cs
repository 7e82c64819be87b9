using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Visits;

/// <summary>What the actions on a visit share: finding it within the reader's sight, placing it, its checks and its line in the journal.</summary>
internal static class VisitDesk
{
    /// <summary>A plan may stand so many days back: a visit that was forgotten is still written down.</summary>
    private const int MostDaysBack = 365;

    private const int MostDaysAhead = 366;

    public static async Task<Result<Visit>> TakeAsync(HongniangDb db, string number, int version, Func<Visit, Problem?> rule, CancellationToken ct)
    {
        var visit = await db.Visits.SingleOrDefaultAsync(v => v.Number == number, ct);
        return visit is null ? Problem.NotFound()
            : rule(visit) is { } problem ? problem
            : visit.Version == version ? visit
            : await db.StaleAsync(visit.Id, ct);
    }

    public static void Record(HongniangDb db, Visit visit, Actor actor, DateTimeOffset now, string verb, object? before = null, object? after = null, string? reason = null) =>
        db.Record(new JournalDraft(actor, now, nameof(Visit), visit.Id, visit.Number, verb) { Before = before, After = after, Reason = reason });

    /// <summary>Fills in what the register knows of the enterprise, and the actor's own association where no holder is named.</summary>
    public static async Task<Visit.Plan> PlaceAsync(HongniangDb db, Visit.Plan plan, Actor actor, CancellationToken ct)
    {
        var holder = plan.HolderId.Value == Guid.Empty ? new OrganizationId(actor.OrganizationId ?? Guid.Empty) : plan.HolderId;
        return await OrganizationLookup.FindAsync(db, plan.EnterpriseName, ct) is { } unit
            ? plan with
            {
                HolderId = plan.HolderId.Value == Guid.Empty && db.Scope.Holds(unit.HolderId) ? unit.HolderId : holder,
                EnterpriseId = unit.Id, EnterpriseName = unit.Name, RegionCode = plan.RegionCode.Length == 0 ? unit.RegionCode : plan.RegionCode,
            }
            : plan with { HolderId = holder, EnterpriseId = null };
    }

    public static async Task<IReadOnlyList<Problem>> CheckAsync(HongniangDb db, Visit.Plan plan, DateOnly today, CancellationToken ct)
    {
        var checks = new FactChecks()
            .Required(plan.EnterpriseName, Organization.MaxName, nameof(plan.EnterpriseName))
            .Add(plan is { EnterpriseId: null, RegionCode.Length: 0, EnterpriseName.Length: > 0 }
                ? new Problem("visit.firm-unknown", "This firm is not in the register, so its region is not known. Choose the region, or register the firm first.", nameof(plan.RegionCode)) : null)
            .AddRange(plan is { EnterpriseId: null, RegionCode.Length: 0, EnterpriseName.Length: > 0 } ? [] : new FactChecks().Region(plan.RegionCode, nameof(plan.RegionCode)).Problems)
            .Optional(plan.Address, Visit.MaxAddress, nameof(plan.Address))
            .Optional(plan.Visitors, Visit.MaxPeople, nameof(plan.Visitors))
            .Optional(plan.Purpose, Visit.MaxText, nameof(plan.Purpose))
            .Unclassified(nameof(plan.Purpose), plan.Purpose);
        if (plan.On == default)
        {
            checks.Add(Problem.Required(nameof(plan.On)));
        }
        else if (plan.On < today.AddDays(-MostDaysBack) || plan.On > today.AddDays(MostDaysAhead))
        {
            checks.Add(new Problem("date.absurd", "{0} cannot be right. Please check the year.", nameof(plan.On), plan.On));
        }

        return checks.Add(await Holding.ReasonNotToHoldAsync(db, plan.HolderId, ct)).Problems;
    }

    /// <summary>The place behind the last of the leader's day.</summary>
    public static async Task<int> NextPlaceAsync(HongniangDb db, Guid? leader, DateOnly day, CancellationToken ct) =>
        (await db.Visits.IgnoreQueryFilters() /* why: a leader's day may hold visits of two associations */
            .Where(v => v.LeaderId == leader && v.PlannedOn == day && v.State == VisitState.Planned).MaxAsync(v => (int?)v.RoutePlace, ct) ?? 0) + 1;
}
