using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Hands in the application for a team, a station or a site.</summary>
public sealed class ApplyForStation(HongniangDb db, AssociationClock clock)
{
    /// <param name="HolderId">The association that keeps it; one of the actor's own territory.</param>
    public sealed record Input(StationKind? Kind, OrganizationId HolderId, StationFacts Facts);

    /// <returns>The number of the station.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayWork))
        {
            return Problem.NotAllowed();
        }

        if (input.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            return new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Kind));
        }

        var read = await input.Facts.ReadAsync(db, kind, null, actor, ct);
        if ((await Holding.ReasonNotToHoldAsync(db, input.HolderId, ct)) is { } refusal)
        {
            return Result<string>.Refused([.. read.Problems, refusal]);
        }

        if (!read.Succeeded)
        {
            return Result<string>.Refused(read.Problems);
        }

        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Station, clock.Today, ct);
        var station = ServiceStation.Apply(clock.NewId(), number, input.HolderId, kind, read.Value, clock.Now, clock.Today);
        db.Stations.Add(station);
        StationDesk.Record(db, station, actor, clock.Now, "Applied", after: new { station.Name, Kind = kind, station.RegionCode });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
