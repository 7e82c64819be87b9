using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>Ends an agreement before its time, for a reason.</summary>
public sealed class EndAgreement(HongniangDb db, PartnershipDesk desk, AssociationClock clock)
{
    /// <param name="Number">Of the partnership.</param>
    /// <param name="Agreement">Of the agreement.</param>
    public sealed record Input(string Number, int Version, string? Agreement, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await desk.TakeAsync(input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        if (await db.Agreements.SingleOrDefaultAsync(a => a.Number == input.Agreement && a.PartnershipId == taken.Value.Id, ct) is not { } agreement)
        {
            return Problem.NotFound();
        }

        if (!agreement.IsValid(clock.Today))
        {
            return new Problem("agreement.over", "This agreement does not hold any more.");
        }

        var reason = Texts.Clean(input.Reason);
        if (new FactChecks().Required(reason, 200, nameof(input.Reason)).Problems is [var missing, ..])
        {
            return missing;
        }

        agreement.End(clock.Today, reason!); // why: checked above
        desk.Record(taken.Value, actor, "AgreementEnded", after: new { Agreement = agreement.Number, agreement.EndedOn }, reason: reason);
        return await db.CommitAsync(ct);
    }
}
