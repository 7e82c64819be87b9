using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs;

/// <summary>What every action on a need does first: find it within the reader's sight, refuse a stale form, ask the rule.</summary>
internal static class NeedDesk
{
    public static async Task<Result<Need>> TakeAsync(HongniangDb db, string number, int version, NeedAct act, Actor actor, CancellationToken ct)
    {
        var need = await db.Needs.SingleOrDefaultAsync(n => n.Number == number, ct);
        if (need is null)
        {
            return Problem.NotFound();
        }

        if (NeedRules.ReasonNotTo(act, need, actor) is { } problem)
        {
            return problem;
        }

        return need.Version == version ? need : await db.StaleAsync(need.Id.Value, ct);
    }

    public static void Record(HongniangDb db, Need need, Actor actor, DateTimeOffset now, string verb, object? before = null, object? after = null, string? reason = null) =>
        db.Record(new JournalDraft(actor, now, nameof(Need), need.Id.Value, need.Number, verb) { Before = before, After = after, Reason = reason });

    /// <summary>A reason that says something, at most 500 characters.</summary>
    public static Problem? ReasonMissing(string? reason) =>
        new FactChecks().Required(reason, 500, "Reason").Problems is [var problem, ..] ? problem : null;

    /// <summary>Fills in what follows from the enterprise: its name, its region, its association. Enterprises always speak for themselves.</summary>
    public static async Task<Result<Need.Facts>> PlaceAsync(HongniangDb db, Need.Facts facts, Actor actor, CancellationToken ct)
    {
        var enterpriseId = actor.RoleOf()?.HandsInOwnNeeds() is true ? new OrganizationId(actor.OrganizationId ?? Guid.Empty) : facts.EnterpriseId;
        if (enterpriseId is { } id)
        {
            var enterprise = await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, ct);
            if (enterprise is null)
            {
                return new Problem("need.enterprise-unknown", "This enterprise is not in the register, or is not yours to see.", nameof(facts.EnterpriseName));
            }

            return facts with
            {
                EnterpriseId = id,
                EnterpriseName = enterprise.Name,
                HolderId = facts.HolderId.Value == Guid.Empty || actor.RoleOf()?.HandsInOwnNeeds() is true ? enterprise.HolderId : facts.HolderId,
                RegionCode = string.IsNullOrEmpty(facts.RegionCode) ? enterprise.RegionCode : facts.RegionCode,
            };
        }

        return facts.HolderId.Value == Guid.Empty && actor.OrganizationId is { } own ? facts with { HolderId = new OrganizationId(own) } : facts;
    }
}
