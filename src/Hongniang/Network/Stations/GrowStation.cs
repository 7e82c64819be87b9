using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Grants a station the maturity that its record carries, takes it down, or sets the next step.</summary>
public sealed class GrowStation(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, MaturityLevel? Level, string? NextStep);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, StationRules.ReasonNotToCheck, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (station, next) = (taken.Value, Texts.Clean(input.NextStep));
        if (input.Level is not { } level || !Enum.IsDefined(level))
        {
            return new Problem("choice.unknown", "Please choose one of the list.", "Maturity");
        }

        var evidence = StationMaturity.EvidenceOf(station, clock.Today);
        List<Problem> problems = [.. new FactChecks().Optional(next, 400, nameof(input.NextStep)).Problems];
        if (!(level <= station.Maturity) && StationMaturity.Lacking(level, evidence).Count > 0)
        {
            problems.Add(new Problem("maturity.bare", "What is on record does not carry this level yet; see what is lacking.", "Maturity"));
        }

        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var before = new { station.Maturity, station.NextStep };
        station.Grow(level, next, clock.Today);
        StationDesk.Record(db, station, actor, clock.Now, "MaturitySet", before, new { station.Maturity, station.NextStep, Evidence = evidence });
        return await db.CommitAsync(ct);
    }
}
