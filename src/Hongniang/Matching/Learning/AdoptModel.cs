using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Learning;

/// <summary>Puts a learnt ranking to use, in place of the one before. It counts from the next search on.</summary>
public sealed class AdoptModel(HongniangDb db, AssociationClock clock)
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

        if (ModelRules.ReasonNotToAdopt(model, actor) is { } refused)
        {
            return refused;
        }

        var before = await db.RankingModels.SingleOrDefaultAsync(m => m.HolderId == model.HolderId && m.State == ModelState.InUse, ct);
        if (before is not null)
        {
            (before.State, before.ChangedAt, before.ChangedByName) = (ModelState.Retired, clock.Now, actor.Name);
            await db.SaveChangesAsync(ct); // why: at most one may be in use, also between two statements
        }

        (model.State, model.BeforeId, model.ChangedAt, model.ChangedByName) = (ModelState.InUse, before?.Id, clock.Now, actor.Name);
        db.Record(new JournalDraft(actor, clock.Now, nameof(RankingModel), model.Id, model.Name, "Adopted")
        {
            Before = new { Model = before?.Name }, After = new { Model = model.Name, model.Gain, model.GainLow, model.GainHigh, model.Sha256 },
        });
        return await db.CommitAsync(ct);
    }
}
