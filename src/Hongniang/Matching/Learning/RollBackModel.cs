using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Learning;

/// <summary>Takes the ranking that is in use out of use; what was in use before it counts again, or the base score alone.</summary>
public sealed class RollBackModel(HongniangDb db, AssociationClock clock)
{
    public async Task<Result> RunAsync(Guid id, int version, Actor actor, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        await ModelDesk.OneAtATimeAsync(db, ct);
        if (await db.RankingModels.SingleOrDefaultAsync(m => m.Id == id, ct) is not { } model)
        {
            return Problem.NotFound();
        }

        if (model.Version != version)
        {
            return await db.StaleAsync(model.Id, ct);
        }

        if (ModelRules.ReasonNotToRollBack(model, actor) is { } refused)
        {
            return refused;
        }

        (model.State, model.ChangedAt, model.ChangedByName) = (ModelState.Retired, clock.Now, actor.Name);
        await db.SaveChangesAsync(ct); // why: at most one may be in use, also between two statements
        var again = model.BeforeId is { } earlier ? await db.RankingModels.SingleOrDefaultAsync(m => m.Id == earlier && m.State == ModelState.Retired, ct) : null;
        if (again is not null)
        {
            (again.State, again.ChangedAt, again.ChangedByName) = (ModelState.InUse, clock.Now, actor.Name);
        }

        db.Record(new JournalDraft(actor, clock.Now, nameof(RankingModel), model.Id, model.Name, "RolledBack") { Before = new { Model = model.Name }, After = new { Model = again?.Name } });
        return await db.CommitAsync(ct);
    }
}
