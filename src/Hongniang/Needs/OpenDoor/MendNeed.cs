using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Needs.OpenDoor;

/// <summary>The firm mends what was returned to it and hands it in again, by its secret address.</summary>
public sealed class MendNeed(HongniangDb db, AssociationClock clock)
{
    /// <param name="Version">The version that the form was opened on.</param>
    public sealed record Input(string? Token, int Version, string? Title, string? Description, bool NotClassified);

    public async Task<Result> RunAsync(Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await TicketDesk.TakeAsync(db, input.Token, input.Version, need => need.ReasonNotToSubmit(), ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        // Only what the firm mends is judged: a wished date that passed in the meantime is not in its hands here.
        var need = taken.Value;
        var facts = need.ToFacts() with { Title = Texts.Clean(input.Title) ?? "", Description = Texts.Clean(input.Description) ?? "" };
        List<Problem> problems = [.. NeedChecks.Check(facts, clock.Today).Where(p => p.Field is nameof(facts.Title) or nameof(facts.Description))];
        if (!input.NotClassified)
        {
            problems.Add(NeedChecks.TickMissing());
        }

        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var (before, after) = Differences.Between(need.ToFacts(), facts);
        if (after.Count > 0)
        {
            need.Change(facts, clock.Now);
            NeedDesk.Record(db, need, Actor.Visitor, clock.Now, "Changed", before, after);
        }

        var state = need.State;
        need.Submit(clock.Now);
        NeedDesk.Record(db, need, Actor.Visitor, clock.Now, "Submitted", new { State = state }, new { need.State, NotClassified = true });
        return await TicketDesk.CommitAsync(db, ct);
    }
}
