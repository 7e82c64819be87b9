using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Engagements;

/// <summary>Notes that the two sides agree in principle, with the amount that they intend when they name one. A ledger of its own.</summary>
public sealed class RecordIntent(HongniangDb db, AssociationClock clock)
{
    /// <param name="Amount">As typed; empty when none is named.</param>
    /// <param name="Unit">What a bare number means.</param>
    public sealed record Input(string Number, int Version, string? Amount, AmountUnit Unit);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await EngagementDesk.TakeAsync(db, input.Number, input.Version, EngagementAct.RecordIntent, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var amount = TypedAmount.Read(input.Amount, input.Unit, nameof(input.Amount));
        if (!amount.Succeeded)
        {
            return amount;
        }

        var engagement = taken.Value;
        var before = new { engagement.Stage, engagement.IntentAmount };
        engagement.RecordIntent(amount.Value, clock.Now);
        EngagementDesk.Record(db, engagement, actor, clock.Now, "IntentRecorded", before, new { engagement.Stage, engagement.IntentAmount });
        return await db.CommitAsync(ct);
    }
}
