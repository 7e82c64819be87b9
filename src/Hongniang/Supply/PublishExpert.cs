using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Supply;

/// <summary>Publishes a verified expert: from now on it is matched and shown to the network.</summary>
public sealed class PublishExpert(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await ExpertDesk.TakeAsync(db, input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var expert = taken.Value;
        if (SupplyRules.ReasonNotToPublish(expert.State, expert.HasConsent) is { } problem)
        {
            return problem;
        }

        var before = new { expert.State };
        expert.Publish(clock.Now);
        ExpertDesk.Record(db, expert, actor, clock.Now, "Published", before, new { expert.State });
        return await db.CommitAsync(ct);
    }
}
