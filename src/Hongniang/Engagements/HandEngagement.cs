using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Engagements;

/// <summary>Hands an engagement to another technology manager.</summary>
public sealed class HandEngagement(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, Guid? To, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await EngagementDesk.TakeAsync(db, input.Number, input.Version, EngagementAct.HandOver, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var engagement = taken.Value;
        var to = (await Matchmakers.LoadAsync(db, engagement.HolderId, ct)).FirstOrDefault(m => m.AccountId == input.To);
        if (to is null)
        {
            return new Problem("choice.unknown", "Please choose one of the list.", nameof(input.To));
        }

        if (to.AccountId == engagement.MatchmakerId)
        {
            return new Problem("engagement.same-hands", "{0} works this engagement already.", nameof(input.To), to.Name);
        }

        var reason = Texts.Clean(input.Reason);
        if (new FactChecks().Required(reason, 500, nameof(input.Reason)).Problems is [var missing, ..])
        {
            return missing;
        }

        var before = new { engagement.MatchmakerName };
        engagement.HandTo(new Actor(to.AccountId, to.Name, to.OrganizationId.Value, to.Role.ToString()), clock.Now);
        EngagementDesk.Record(db, engagement, actor, clock.Now, "HandedOver", before, new { engagement.MatchmakerName }, reason);
        return await db.CommitAsync(ct);
    }
}
