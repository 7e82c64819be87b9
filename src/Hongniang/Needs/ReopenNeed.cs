using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Needs;

/// <summary>Takes an ended need back to work.</summary>
public sealed class ReopenNeed(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await NeedDesk.TakeAsync(db, input.Number, input.Version, NeedAct.Reopen, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var reason = Texts.Clean(input.Reason);
        if (NeedDesk.ReasonMissing(reason) is { } missing)
        {
            return missing;
        }

        var need = taken.Value;
        var before = new { need.State, need.Outcome };
        need.Reopen(reason! /* why: checked above */, clock.Now, clock.Today);
        NeedDesk.Record(db, need, actor, clock.Now, "Reopened", before, new { need.State, need.ValidUntil }, reason);
        return await db.CommitAsync(ct);
    }
}
