using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Engagements;

/// <summary>搁置: sets an engagement aside until a day on which it comes back by itself.</summary>
public sealed class ParkEngagement(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, DateOnly? Until, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await EngagementDesk.TakeAsync(db, input.Number, input.Version, EngagementAct.Park, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var reason = Texts.Clean(input.Reason);
        var checks = new FactChecks()
            .AddRange(input.Until is not { } day ? [Problem.Required(nameof(input.Until))] : EngagementDesk.CheckAhead(day, clock.Today.AddDays(1), nameof(input.Until)))
            .Required(reason, 500, nameof(input.Reason));
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var engagement = taken.Value;
        var before = new { engagement.Stage };
        engagement.Park(input.Until!.Value /* why: checked above */, clock.Now);
        EngagementDesk.Record(db, engagement, actor, clock.Now, "Parked", before, new { engagement.Stage, engagement.ParkedUntil }, reason);
        return await db.CommitAsync(ct);
    }
}
