using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Needs;

/// <summary>Changes what a need says, and hands it in (again) when asked to.</summary>
public sealed class ChangeNeed(HongniangDb db, AssociationClock clock)
{
    /// <param name="Version">The version that the form was opened on.</param>
    /// <param name="NotClassified">Asked for when the need is handed in.</param>
    public sealed record Input(string Number, int Version, Need.Facts Facts, bool NotClassified = false, bool HandIn = false);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await NeedDesk.TakeAsync(db, input.Number, input.Version, NeedAct.Change, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var need = taken.Value;
        var placed = await NeedDesk.PlaceAsync(db, input.Facts, actor, ct);
        if (!placed.Succeeded)
        {
            return placed;
        }

        var facts = placed.Value;
        List<Problem> problems = [.. input.HandIn ? NeedChecks.CheckToSubmit(facts, clock.Today) : NeedChecks.Check(facts, clock.Today)];
        if (input.HandIn && !input.NotClassified)
        {
            problems.Add(NeedChecks.TickMissing());
        }

        if (input.HandIn && NeedRules.ReasonNotTo(NeedAct.Submit, need, actor) is { } tooLate)
        {
            problems.Add(tooLate);
        }

        if (facts.HolderId != need.HolderId && actor.RoleOf()?.HandsInOwnNeeds() is not true && facts.HolderId.Value != Guid.Empty
            && await Holding.ReasonNotToHoldAsync(db, facts.HolderId, ct) is { } outside)
        {
            problems.Add(outside);
        }

        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var (before, after) = Differences.Between(need.ToFacts(), facts);
        if (after.Count > 0)
        {
            need.Change(facts, clock.Now);
            NeedDesk.Record(db, need, actor, clock.Now, "Changed", before, after);
        }

        if (input.HandIn)
        {
            var state = need.State;
            need.Submit(clock.Now);
            NeedDesk.Record(db, need, actor, clock.Now, "Submitted", new { State = state }, new { need.State, NotClassified = true });
        }

        return await db.CommitAsync(ct);
    }
}
