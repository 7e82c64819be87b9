using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Needs;

/// <summary>Puts a need into the hands of one technology manager, hands it on, or takes it back.</summary>
public sealed class HandNeed(HongniangDb db, AssociationClock clock)
{
    /// <param name="To">The account that answers for it from now on; null takes it back.</param>
    /// <param name="Reason">Needed where somebody answers for it already.</param>
    public sealed record Input(string Number, int Version, Guid? To, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await NeedDesk.TakeAsync(db, input.Number, input.Version, NeedAct.HandOver, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (need, reason) = (taken.Value, Texts.Clean(input.Reason));
        var to = input.To is null ? null : (await Matchmakers.LoadAsync(db, need.HolderId, ct)).FirstOrDefault(m => m.AccountId == input.To);
        if (input.To is not null ? to is null : need.ManagerId is null)
        {
            return new Problem("choice.unknown", "Please choose one of the list.", nameof(input.To));
        }

        if (to?.AccountId == need.ManagerId)
        {
            return new Problem("need.same-hands", "{0} answers for this need already.", nameof(input.To), to!.Name); // why: the ids are equal, and one of them is set
        }

        var checks = need.ManagerId is null ? new FactChecks().Optional(reason, 500, nameof(input.Reason)) : new FactChecks().Required(reason, 500, nameof(input.Reason));
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        Hand(db, need, to, actor, clock.Now, reason);
        return await db.CommitAsync(ct);
    }

    /// <summary>The change and its line in the journal, inside the caller's transaction. Saves nothing.</summary>
    /// <param name="plan">The number of the plan that gives it, where one does.</param>
    internal static void Hand(HongniangDb db, Need need, Matchmakers.Found? to, Actor actor, DateTimeOffset now, string? reason, string? plan = null)
    {
        var before = need.ManagerId is null ? null : new { need.ManagerName };
        if (to is null)
        {
            need.TakeBack(now);
        }
        else
        {
            need.HandTo(new Actor(to.AccountId, to.Name, to.OrganizationId.Value, to.Role.ToString()), now);
        }

        NeedDesk.Record(db, need, actor, now, to is null ? "TakenBack" : before is null ? "Given" : "HandedOver", before, to is null ? null : new { need.ManagerName, Plan = plan }, reason);
    }
}
