using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Closes a station, or takes an application back, for a reason.</summary>
public sealed class CloseStation(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, StationRules.ReasonNotToClose, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (station, reason) = (taken.Value, Texts.Clean(input.Reason));
        if (new FactChecks().Required(reason, 200, nameof(input.Reason)).Problems is [var missing, ..])
        {
            return missing;
        }

        var before = new { station.State };
        station.Close(reason!, clock.Today); // why: checked above
        StationDesk.Record(db, station, actor, clock.Now, "Closed", before, new { station.State }, reason);
        return await db.CommitAsync(ct);
    }
}
