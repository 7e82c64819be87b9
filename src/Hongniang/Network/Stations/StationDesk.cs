using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Stations;

/// <summary>What every step of a station shares: taking it within the reader's sight, asking the rule, refusing a stale form, and the line in the journal.</summary>
internal static class StationDesk
{
    /// <param name="rule">What the step needs of the station itself.</param>
    public static async Task<Result<ServiceStation>> TakeAsync(HongniangDb db, string number, int version, Actor actor, Func<ServiceStation, Problem?> rule, CancellationToken ct, bool isReview = false)
    {
        var station = await db.Stations.Include(s => s.Members).Include(s => s.ScoreSheets).Include(s => s.Services).AsSplitQuery().SingleOrDefaultAsync(s => s.Number == number, ct);
        if (station is null)
        {
            return Problem.NotFound();
        }

        return (isReview ? StationRules.ReasonNotToScore(db.Scope, station, actor) : StationRules.ReasonNotToWork(db.Scope, station.HolderId, actor)) is { } refusal ? refusal
            : rule(station) is { } notNow ? notNow
            : station.Version == version ? station : await db.StaleAsync(station.Id, ct);
    }

    public static void Record(HongniangDb db, ServiceStation station, Actor actor, DateTimeOffset now, string verb, object? before = null, object? after = null, string? reason = null) =>
        db.Record(new JournalDraft(actor, now, "Station", station.Id, station.Number, verb) { Before = before, After = after, Reason = reason });

    public static FactChecks CheckPast(FactChecks checks, DateOnly? day, DateOnly today, string field) =>
        day is not { } on ? checks.Add(Problem.Required(field))
        : on > today ? checks.Add(new Problem("date.future", "This day is still to come.", field))
        : on.Year < 1980 ? checks.Add(new Problem("date.absurd", "{0} cannot be right. Please check the year.", field, on))
        : checks;
}
