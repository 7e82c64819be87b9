using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Needs;

/// <summary>Ends a need with a coded outcome and a reason.</summary>
public sealed class CloseNeed(HongniangDb db, AssociationClock clock)
{
    /// <summary>The outcomes that a person may choose here; the others have acts of their own (reject, duplicate, withdraw).</summary>
    public static IReadOnlyList<NeedOutcome> Outcomes { get; } =
        [NeedOutcome.SignedAndSolved, NeedOutcome.EngagedNotSigned, NeedOutcome.SolvedByItself, NeedOutcome.SolvedElsewhere, NeedOutcome.NoResponse, NeedOutcome.Unsolvable];

    public sealed record Input(string Number, int Version, NeedOutcome? Outcome, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await NeedDesk.TakeAsync(db, input.Number, input.Version, NeedAct.Close, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        if (input.Outcome is not { } outcome || !Outcomes.Contains(outcome))
        {
            return new Problem("choice.unknown", "Please choose one of the list.", "Outcome");
        }

        var reason = Texts.Clean(input.Reason);
        if (NeedDesk.ReasonMissing(reason) is { } missing)
        {
            return missing;
        }

        var need = taken.Value;
        var before = new { need.State };
        need.Close(outcome, reason, clock.Now);
        NeedDesk.Record(db, need, actor, clock.Now, "Closed", before, new { need.State, need.Outcome }, reason);
        return await db.CommitAsync(ct);
    }
}
