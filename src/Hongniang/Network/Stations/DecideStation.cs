using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Selects an application upon its score sheets, or turns it down for a reason.</summary>
public sealed class DecideStation(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, bool IsSelected, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, input.IsSelected ? StationRules.ReasonNotToSelect : StationRules.ReasonNotToTurnDown, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (station, reason) = (taken.Value, Texts.Clean(input.Reason));
        var checks = input.IsSelected ? new FactChecks().Optional(reason, 200, nameof(input.Reason)) : new FactChecks().Required(reason, 200, nameof(input.Reason));
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var before = new { station.State };
        station.Decide(input.IsSelected, reason, clock.Today);
        StationDesk.Record(db, station, actor, clock.Now, input.IsSelected ? "Selected" : "TurnedDown", before, new { station.State, Points = StationRules.AveragePoints(station) }, reason);
        return await db.CommitAsync(ct);
    }
}
