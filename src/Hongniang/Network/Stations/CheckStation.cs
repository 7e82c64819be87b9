using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Records the yearly check of a running station.</summary>
public sealed class CheckStation(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, int? Year, CheckResult? Result, int? Points, string? Summary);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, StationRules.ReasonNotToCheck, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (station, summary, thisYear) = (taken.Value, Texts.Clean(input.Summary), clock.Today.Year);
        var checks = new FactChecks()
            .Add(input.Year is { } year && year >= thisYear - 1 && year <= thisYear ? null : new Problem("check.year", "A check is of this year or the last.", nameof(input.Year)))
            .Add(input.Result is { } result && Enum.IsDefined(result) ? null : new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Result)))
            .Add(input.Points is >= 0 and <= 100 ? null : new Problem("score.range", "Points are whole numbers from 0 to {0}.", nameof(input.Points), 100))
            .Required(summary, 1000, nameof(input.Summary)).Unclassified(nameof(input.Summary), summary);
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var check = new YearCheck(input.Year!.Value, input.Result!.Value, input.Points!.Value, summary! /* why: all checked */, clock.Today);
        var before = station.Checks.Find(c => c.Year == check.Year);
        station.Check(check);
        StationDesk.Record(db, station, actor, clock.Now, "Checked", before, check);
        return await db.CommitAsync(ct);
    }
}
