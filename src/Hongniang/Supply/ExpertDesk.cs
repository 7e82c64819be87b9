using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>What every action on an expert does first: find it within the reader's sight, ask the rule, refuse a stale form.</summary>
internal static class ExpertDesk
{
    public static async Task<Result<Expert>> TakeAsync(HongniangDb db, string number, int version, Actor actor, CancellationToken ct)
    {
        var expert = await db.Experts.SingleOrDefaultAsync(x => x.Number == number, ct);
        if (expert is null)
        {
            return Problem.NotFound();
        }

        if (SupplyRules.ReasonNotToChange(db.Scope, expert.HolderId, actor) is { } problem)
        {
            return problem;
        }

        return expert.Version == version ? expert : await db.StaleAsync(expert.Id.Value, ct);
    }

    public static void Record(HongniangDb db, Expert expert, Actor actor, DateTimeOffset now, string verb, object? before = null, object? after = null, string? reason = null) =>
        db.Record(new JournalDraft(actor, now, nameof(Expert), expert.Id.Value, expert.Number, verb) { Before = before, After = after, Reason = reason });

    /// <summary>Recognises the unit in the register by number, credit code or exact name, and holds with the actor's association when nothing else is said.</summary>
    public static async Task<Expert.Facts> PlaceAsync(HongniangDb db, Expert.Facts facts, Actor actor, CancellationToken ct)
    {
        var unit = facts.OrganizationId is null ? await OrganizationLookup.FindAsync(db, facts.OrganizationName, ct) : null;
        facts = unit is null ? facts : facts with { OrganizationId = unit.Id, OrganizationName = unit.Name, RegionCode = string.IsNullOrEmpty(facts.RegionCode) ? unit.RegionCode : facts.RegionCode };
        return facts.HolderId.Value == Guid.Empty && actor.OrganizationId is { } own ? facts with { HolderId = new Access.OrganizationId(own) } : facts;
    }
}
