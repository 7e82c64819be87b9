using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Engagements;

/// <summary>Takes a parked engagement back to the stage that it came from, before its day.</summary>
public sealed class WakeEngagement(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await EngagementDesk.TakeAsync(db, input.Number, input.Version, EngagementAct.Wake, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        Wake(db, taken.Value, actor, clock.Now);
        return await db.CommitAsync(ct);
    }

    internal static void Wake(HongniangDb db, Engagement engagement, Actor actor, DateTimeOffset now)
    {
        var before = new { engagement.Stage, engagement.ParkedUntil };
        engagement.Wake(now);
        EngagementDesk.Record(db, engagement, actor, now, "Woken", before, new { engagement.Stage });
    }
}
