using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Hands in the application for a team, a station or a site.</summary>
public sealed class ApplyForStation(HongniangDb db, AssociationClock clock)
{
    /// <param name="HolderId">The association that keeps it; one of the actor's own territory.</param>
    /// <param name="Playbook">The number of the station whose playbook it follows.</param>
    public sealed record Input(StationKind? Kind, OrganizationId HolderId, StationFacts Facts, string? Playbook = null);

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

        var playbook = Texts.Clean(input.Playbook) is { } named ? await Playbook.FindAsync(db, named, ct) : null;
        if (playbook is null && Texts.Clean(input.Playbook) is not null)
        {
            return new Problem("playbook.unknown", "There is no such playbook.", nameof(input.Playbook));
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
        var station = ServiceStation.Apply(clock.NewId(), number, input.HolderId, kind, read.Value, clock.Now, clock.Today, copiedFrom: playbook?.Id);
        db.Stations.Add(station);
        StationDesk.Record(db, station, actor, clock.Now, "Applied", after: new { station.Name, Kind = kind, station.RegionCode, Playbook = playbook?.Number });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
