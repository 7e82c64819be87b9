using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>What every action on an achievement does first: find it within the reader's sight, ask the rule, refuse a stale form.</summary>
internal static class AchievementDesk
{
    public static async Task<Result<Achievement>> TakeAsync(HongniangDb db, string number, int version, Actor actor, CancellationToken ct)
    {
        var achievement = await db.Achievements.SingleOrDefaultAsync(x => x.Number == number, ct);
        if (achievement is null)
        {
            return Problem.NotFound();
        }

        if (SupplyRules.ReasonNotToChange(db.Scope, achievement.HolderId, actor) is { } problem)
        {
            return problem;
        }

        return achievement.Version == version ? achievement : await db.StaleAsync(achievement.Id.Value, ct);
    }

    public static void Record(HongniangDb db, Achievement achievement, Actor actor, DateTimeOffset now, string verb, object? before = null, object? after = null, string? reason = null) =>
        db.Record(new JournalDraft(actor, now, nameof(Achievement), achievement.Id.Value, achievement.Number, verb) { Before = before, After = after, Reason = reason });

    /// <summary>Recognises the unit in the register by number, credit code or exact name, and holds with the actor's association when nothing else is said.</summary>
    public static async Task<Achievement.Facts> PlaceAsync(HongniangDb db, Achievement.Facts facts, Actor actor, CancellationToken ct)
    {
        var unit = facts.OwnerId is null ? await OrganizationLookup.FindAsync(db, facts.OwnerName, ct) : null;
        facts = unit is null ? facts : facts with { OwnerId = unit.Id, OwnerName = unit.Name, RegionCode = string.IsNullOrEmpty(facts.RegionCode) ? unit.RegionCode : facts.RegionCode };
        return facts.HolderId.Value == Guid.Empty && actor.OrganizationId is { } own ? facts with { HolderId = new Access.OrganizationId(own) } : facts;
    }
}
