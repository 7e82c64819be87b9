using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>Enters an achievement, as a draft or published at once by whoever verified it.</summary>
public sealed class EnterAchievement(HongniangDb db, AssociationClock clock)
{
    /// <param name="Publish">False keeps a draft that is not matched.</param>
    public sealed record Input(Achievement.Facts Facts, bool Publish);

    /// <returns>The number of the achievement.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayWork))
        {
            return Problem.NotAllowed();
        }

        var facts = await AchievementDesk.PlaceAsync(db, input.Facts, actor, ct);
        List<Problem> problems = [.. AchievementChecks.Check(facts, clock.Today)];
        if (facts.HolderId.Value != Guid.Empty && await Holding.ReasonNotToHoldAsync(db, facts.HolderId, ct) is { } outside)
        {
            problems.Add(outside);
        }

        if (problems.Count > 0)
        {
            return Result<string>.Refused(problems);
        }

        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Achievement, clock.Today, ct);
        var achievement = Achievement.Enter(new AchievementId(clock.NewId()), number, facts, input.Publish ? SupplyState.Published : SupplyState.Draft, "form", clock.Now);
        db.Achievements.Add(achievement);
        AchievementDesk.Record(db, achievement, actor, clock.Now, "Entered", after: new { achievement.Title, achievement.RegionCode });
        if (input.Publish)
        {
            AchievementDesk.Record(db, achievement, actor, clock.Now, "Published", new { State = SupplyState.Draft }, new { achievement.State });
        }

        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
