using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>Changes what an expert's record says. Consent is an act of its own: see <see cref="Consents.GiveExpertConsent"/>.</summary>
public sealed class ChangeExpert(HongniangDb db, AssociationClock clock)
{
    /// <param name="Version">The version that the form was opened on.</param>
    public sealed record Input(string Number, int Version, Expert.Facts Facts);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await ExpertDesk.TakeAsync(db, input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var expert = taken.Value;
        var facts = await ExpertDesk.PlaceAsync(db, input.Facts with { HasConsent = expert.HasConsent }, actor, ct);
        List<Problem> problems = [.. ExpertChecks.Check(facts, clock.Today)];
        if (facts.HolderId != expert.HolderId && facts.HolderId.Value != Guid.Empty && await Holding.ReasonNotToHoldAsync(db, facts.HolderId, ct) is { } outside)
        {
            problems.Add(outside);
        }

        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var (before, after) = Differences.Between(expert.ToFacts(), facts);
        if (after.Count > 0)
        {
            expert.Change(facts, clock.Now);
            ExpertDesk.Record(db, expert, actor, clock.Now, "Changed", before, after);
        }

        return await db.CommitAsync(ct);
    }
}
