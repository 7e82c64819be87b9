using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>Ends a partnership, for a reason. Agreements that hold are ended first.</summary>
public sealed class EndPartnership(HongniangDb db, PartnershipDesk desk, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, string? Reason);

    public static Problem? ReasonNotTo(bool hasAgreement) =>
        hasAgreement ? new Problem("partnership.agreements", "An agreement still holds. End it first, or wait until it lapses.") : null;

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await desk.TakeAsync(input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var partnership = taken.Value;
        if (ReasonNotTo(await db.Agreements.Where(a => a.PartnershipId == partnership.Id).AnyAsync(Agreement.ValidOn(clock.Today), ct)) is { } refusal)
        {
            return refusal;
        }

        var reason = Texts.Clean(input.Reason);
        if (new FactChecks().Required(reason, 200, nameof(input.Reason)).Problems is [var missing, ..])
        {
            return missing;
        }

        partnership.End(clock.Today, reason!); // why: checked above
        desk.Record(partnership, actor, "Ended", after: new { partnership.EndedOn }, reason: reason);
        return await db.CommitAsync(ct);
    }
}
