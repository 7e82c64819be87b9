using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs;

/// <summary>Ends a need because another record says the same; that one is kept and named.</summary>
public sealed class MarkDuplicate(HongniangDb db, AssociationClock clock)
{
    /// <param name="KeptNumber">The number of the need that is kept.</param>
    public sealed record Input(string Number, int Version, string? KeptNumber, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await NeedDesk.TakeAsync(db, input.Number, input.Version, NeedAct.MarkDuplicate, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var need = taken.Value;
        var kept = HumanNumber.TryParse(input.KeptNumber, out var keptNumber) ? await db.Needs.SingleOrDefaultAsync(n => n.Number == keptNumber, ct) : null;
        if (kept is null)
        {
            return new Problem("need.kept-unknown", "There is no need with this number in your territory.", "KeptNumber");
        }

        if (kept.Id == need.Id || kept.State is NeedState.Duplicate)
        {
            return new Problem("need.kept-wrong", "Name the record that is kept: another one, and not a duplicate itself.", "KeptNumber");
        }

        var reason = Texts.Clean(input.Reason);
        if (reason?.Length > 500)
        {
            return Problem.TooLong("Reason", 500);
        }

        var before = new { need.State };
        need.CloseAsDuplicateOf(kept.Id, reason, clock.Now);
        NeedDesk.Record(db, need, actor, clock.Now, "MarkedDuplicate", before, new { need.State, Kept = kept.Number }, reason);
        return await db.CommitAsync(ct);
    }
}
