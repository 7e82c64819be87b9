using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Supply;

/// <summary>Publishes a verified achievement: from now on it is matched and shown to the network.</summary>
public sealed class PublishAchievement(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await AchievementDesk.TakeAsync(db, input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var achievement = taken.Value;
        if (SupplyRules.ReasonNotToPublish(achievement.State) is { } problem)
        {
            return problem;
        }

        var before = new { achievement.State };
        achievement.Publish(clock.Now);
        AchievementDesk.Record(db, achievement, actor, clock.Now, "Published", before, new { achievement.State });
        return await db.CommitAsync(ct);
    }
}
