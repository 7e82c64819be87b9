using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Records the agreement under which a selected station will run, with its paper.</summary>
public sealed class AgreeOnStation(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, DateOnly? AgreedOn, DateOnly? RunsUntil, string? FileName = null, byte[]? File = null);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, StationRules.ReasonNotToAgree, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var paper = input.File is { } content ? Paper.Read(input.FileName, content, "agreement", clock) : null;
        var checks = StationDesk.CheckPast(new FactChecks(), input.AgreedOn, clock.Today, nameof(input.AgreedOn))
            .Add(RenewStation.CheckUntil(input.RunsUntil, clock.Today)).AddRange(paper?.Problems ?? []);
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var (station, file) = (taken.Value, paper?.Value);
        var before = new { station.State };
        if (file is not null)
        {
            db.Files.Add(file);
        }

        station.Agree(input.AgreedOn!.Value, input.RunsUntil!.Value /* why: both checked */, file?.Id, clock.Today);
        StationDesk.Record(db, station, actor, clock.Now, "Agreed", before, new { station.State, station.AgreedOn, station.RunsUntil, File = file?.Sha256 });
        return await db.CommitAsync(ct);
    }
}
