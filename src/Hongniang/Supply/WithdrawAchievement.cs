using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>Takes an achievement out of search and matching at once.</summary>
public sealed class WithdrawAchievement(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await AchievementDesk.TakeAsync(db, input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var achievement = taken.Value;
        if (SupplyRules.ReasonNotToWithdraw(achievement.State) is { } problem)
        {
            return problem;
        }

        var reason = Texts.Clean(input.Reason);
        if (new FactChecks().Required(reason, 500, "Reason").Problems is [var missing, ..])
        {
            return missing;
        }

        var before = new { achievement.State };
        achievement.Withdraw(clock.Now);
        AchievementDesk.Record(db, achievement, actor, clock.Now, "Withdrawn", before, new { achievement.State }, reason);
        return await db.CommitAsync(ct);
    }
}
