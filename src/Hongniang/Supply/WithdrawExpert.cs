using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>Takes an expert out of search and matching at once.</summary>
public sealed class WithdrawExpert(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await ExpertDesk.TakeAsync(db, input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var expert = taken.Value;
        if (SupplyRules.ReasonNotToWithdraw(expert.State) is { } problem)
        {
            return problem;
        }

        var reason = Texts.Clean(input.Reason);
        if (new FactChecks().Required(reason, 500, "Reason").Problems is [var missing, ..])
        {
            return missing;
        }

        var before = new { expert.State };
        expert.Withdraw(clock.Now);
        ExpertDesk.Record(db, expert, actor, clock.Now, "Withdrawn", before, new { expert.State }, reason);
        return await db.CommitAsync(ct);
    }
}
