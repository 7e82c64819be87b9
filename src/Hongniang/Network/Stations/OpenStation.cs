using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Lets a station run: with an enterprise that hosts it, and the society that leads it where it is one of a society.</summary>
public sealed class OpenStation(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, StationRules.ReasonNotToOpen, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var before = new { taken.Value.State };
        taken.Value.Open(clock.Today);
        StationDesk.Record(db, taken.Value, actor, clock.Now, "Opened", before, new { taken.Value.State });
        return await db.CommitAsync(ct);
    }
}
