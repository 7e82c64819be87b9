using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Engagements;

/// <summary>Notes that the two sides negotiate.</summary>
public sealed class StartNegotiating(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await EngagementDesk.TakeAsync(db, input.Number, input.Version, EngagementAct.Negotiate, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var engagement = taken.Value;
        var before = new { engagement.Stage };
        engagement.Negotiate(clock.Now);
        EngagementDesk.Record(db, engagement, actor, clock.Now, "NegotiationStarted", before, new { engagement.Stage });
        return await db.CommitAsync(ct);
    }
}
