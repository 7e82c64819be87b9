using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Stations;

/// <summary>Lets a station that passed its check run on.</summary>
public sealed class RenewStation(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, DateOnly? RunsUntil);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await StationDesk.TakeAsync(db, input.Number, input.Version, actor, s => StationRules.ReasonNotToRenew(s, clock.Today), ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var station = taken.Value;
        if ((CheckUntil(input.RunsUntil, clock.Today) ?? (input.RunsUntil <= station.RunsUntil ? new Problem("station.until", "Choose a day after the present end.", nameof(input.RunsUntil)) : null)) is { } wrong)
        {
            return wrong;
        }

        var before = new { station.RunsUntil };
        station.Renew(input.RunsUntil!.Value); // why: checked above
        StationDesk.Record(db, station, actor, clock.Now, "Renewed", before, new { station.RunsUntil });
        return await db.CommitAsync(ct);
    }

    /// <summary>The last day of running: to come, and within ten years.</summary>
    internal static Problem? CheckUntil(DateOnly? until, DateOnly today) =>
        until is not { } day ? Problem.Required("RunsUntil")
        : day < today ? new Problem("date.past", "This day is already past.", "RunsUntil")
        : day > today.AddYears(10) ? new Problem("date.absurd", "{0} cannot be right. Please check the year.", "RunsUntil", day)
        : null;
}
