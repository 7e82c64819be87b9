using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>Changes what an achievement's record says.</summary>
public sealed class ChangeAchievement(HongniangDb db, AssociationClock clock)
{
    /// <param name="Version">The version that the form was opened on.</param>
    public sealed record Input(string Number, int Version, Achievement.Facts Facts);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await AchievementDesk.TakeAsync(db, input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var achievement = taken.Value;
        var facts = await AchievementDesk.PlaceAsync(db, input.Facts, actor, ct);
        List<Problem> problems = [.. AchievementChecks.Check(facts, clock.Today)];
        if (facts.HolderId != achievement.HolderId && facts.HolderId.Value != Guid.Empty && await Holding.ReasonNotToHoldAsync(db, facts.HolderId, ct) is { } outside)
        {
            problems.Add(outside);
        }

        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var (before, after) = Differences.Between(achievement.ToFacts(), facts);
        if (after.Count > 0)
        {
            achievement.Change(facts, clock.Now);
            AchievementDesk.Record(db, achievement, actor, clock.Now, "Changed", before, after);
        }

        return await db.CommitAsync(ct);
    }
}
