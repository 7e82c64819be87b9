using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Managers;

/// <summary>What every act on an entry of the register does first: find it within the reader's sight, ask the rules, refuse a stale form.</summary>
internal static class TechnologyManagerDesk
{
    public static async Task<Result<TechnologyManager>> TakeAsync(HongniangDb db, string number, int version, Actor actor, Func<TechnologyManager, Problem?>? rule, CancellationToken ct)
    {
        if (await db.TechnologyManagers.Include(m => m.Trainings).SingleOrDefaultAsync(m => m.Number == number, ct) is not { } manager)
        {
            return Problem.NotFound();
        }

        return ManagerRules.ReasonNotToKeep(db.Scope, manager.HolderId, actor) is { } refusal ? refusal
            : rule?.Invoke(manager) is { } notNow ? notNow
            : manager.Version == version ? manager : await db.StaleAsync(manager.Id, ct);
    }

    public static void Record(HongniangDb db, TechnologyManager manager, Actor actor, DateTimeOffset now, string verb, object? before = null, object? after = null, string? reason = null) =>
        db.Record(new JournalDraft(actor, now, nameof(TechnologyManager), manager.Id, manager.Number, verb) { Before = before, After = after, Reason = reason });
}
