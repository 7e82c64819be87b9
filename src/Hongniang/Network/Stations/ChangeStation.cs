using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Changes what is written of a station, until it is closed.</summary>
public sealed class ChangeStation(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, StationFacts Facts);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, StationRules.ReasonNotToClose, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var station = taken.Value;
        var before = station.ToFacts();
        var read = await input.Facts.ReadAsync(db, station.Kind, before, actor, ct);
        if (!read.Succeeded)
        {
            return read;
        }

        station.Change(read.Value);
        if (station is { State: StationState.Running, HostId: null })
        {
            db.ForgetChanges();
            return new Problem("station.host", "Without an enterprise (abroad: an institution) that hosts it, it cannot run.", nameof(StationFacts.Host));
        }

        var (was, now) = Differences.Between(before, station.ToFacts());
        if (now.Count > 0)
        {
            StationDesk.Record(db, station, actor, clock.Now, "Changed", was, now);
        }

        return await db.CommitAsync(ct);
    }
}
