using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Merging;

/// <summary>Makes two entries of the register one: everything that names the one that goes names the kept one afterwards, in one transaction. The entry that goes
/// stays in the database with its facts and its story; its address leads to the kept one.</summary>
public sealed class MergeOrganizations(HongniangDb db, AssociationClock clock, IEnumerable<IMovesOnMerge> movers)
{
    /// <param name="Number">The entry that is kept.</param>
    /// <param name="Gone">The number of the entry that goes.</param>
    public sealed record Input(string Number, int Version, string Gone, int GoneVersion);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await FindAsync(input.Number, ct) is not { } kept || await FindAsync(input.Gone, ct) is not { } gone)
        {
            return Problem.NotFound();
        }

        if (MergeRules.ReasonNotToMerge(db.Scope, kept, gone, actor) is { } refusal)
        {
            return refusal;
        }

        if (kept.Version != input.Version || gone.Version != input.GoneVersion)
        {
            return await db.StaleAsync((kept.Version != input.Version ? kept : gone).Id.Value, ct);
        }

        await using var transaction = await db.BeginAsync(ct);
        var merge = new UnitMerge(gone.Id, gone.Number, kept.Id, kept.Number, kept.Name, actor, clock.Now);
        foreach (var mover in movers)
        {
            await mover.MoveAsync(merge, ct);
        }

        // Whatever led to the one that goes leads straight to the kept one.
        await db.Organizations.IgnoreQueryFilters() /* why: merged entries are in no other query */.Where(o => o.MergedIntoId == gone.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.MergedIntoId, kept.Id), ct);
        var before = kept.ToFacts();
        Join(kept, gone);
        var (was, now) = Differences.Between(before, kept.ToFacts());
        (was["Unit"], now["Unit"]) = (null, $"{gone.Number} {gone.Name}");
        db.Record(new JournalDraft(actor, clock.Now, nameof(Organization), kept.Id.Value, kept.Number, "TookOver") { Before = was, After = now });
        db.Record(new JournalDraft(actor, clock.Now, nameof(Organization), gone.Id.Value, gone.Number, "MergedInto")
        {
            Before = new { gone.Name }, After = new { Unit = $"{kept.Number} {kept.Name}" },
        });
        return await db.CommitAsync(ct);
    }

    private Task<Organization?> FindAsync(string number, CancellationToken ct) => db.Organizations.SingleOrDefaultAsync(o => o.Number == number, ct);

    private void Join(Organization kept, Organization gone)
    {
        var (facts, card) = (MergeRules.Joined(kept.ToFacts(), gone.ToFacts()), MergeRules.Joined(kept.ToCard(), gone.ToCard()));
        var confirmed = kept.CapabilityConfirmedOn ?? gone.CapabilityConfirmedOn;
        gone.MergeInto(kept.Id, clock.Now);
        kept.Change(facts);
        if (card != kept.ToCard())
        {
            kept.ChangeCard(card, confirmed ?? clock.Today);
        }
    }
}
