using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Needs;

/// <summary>Writes a need down, as a draft or handed in for review: by an enterprise for itself, by staff for any enterprise of the subtree.</summary>
public sealed class SubmitNeed(HongniangDb db, AssociationClock clock)
{
    /// <param name="Facts">The enterprise's name, region and holder are filled in from the register when the enterprise is given.</param>
    /// <param name="NotClassified">The person's word that nothing classified is in it; without it nothing is handed in.</param>
    /// <param name="HandIn">False keeps a draft.</param>
    public sealed record Input(Need.Facts Facts, bool NotClassified, bool HandIn, NeedSource Source = NeedSource.SelfReported);

    /// <returns>The number of the need.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MaySubmitNeeds))
        {
            return Problem.NotAllowed();
        }

        var placed = await NeedDesk.PlaceAsync(db, input.Facts, actor, ct);
        if (!placed.Succeeded)
        {
            return Result<string>.Refused(placed.Problems);
        }

        var facts = placed.Value;
        List<Problem> problems = [.. input.HandIn ? NeedChecks.CheckToSubmit(facts, clock.Today) : NeedChecks.Check(facts, clock.Today)];
        if (input.HandIn && !input.NotClassified)
        {
            problems.Add(NeedChecks.TickMissing());
        }

        // An enterprise does not choose its holder: it came from the register.
        if (actor.RoleOf()?.HandsInOwnNeeds() is not true && facts.HolderId.Value != Guid.Empty && await Holding.ReasonNotToHoldAsync(db, facts.HolderId, ct) is { } outside)
        {
            problems.Add(outside);
        }

        if (problems.Count > 0)
        {
            return Result<string>.Refused(problems);
        }

        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Need, clock.Today, ct);
        var need = Need.Draft(new NeedId(clock.NewId()), number, facts, input.Source, null, actor.AccountId, clock.Now);
        db.Needs.Add(need);
        NeedDesk.Record(db, need, actor, clock.Now, "Drafted", after: new { need.Title, need.Kind, need.RegionCode, need.Source });
        if (input.HandIn)
        {
            need.Submit(clock.Now);
            NeedDesk.Record(db, need, actor, clock.Now, "Submitted", new { State = NeedState.Draft }, new { need.State, NotClassified = true });
        }

        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
