using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>Changes or confirms what a unit can do. The unit's own people may, and the association that looks after it.</summary>
public sealed class ChangeCapabilityCard(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, CapabilityCard Card);

    /// <summary>Why the actor may not change the card of this unit; null when it is allowed.</summary>
    public static Problem? ReasonNotTo(Scope scope, OrganizationId unit, OrganizationId holder, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return actor.May(AccessRules.IsMember) && scope.Own == unit ? null : ChangeOrganization.ReasonNotTo(scope, holder, actor);
    }

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Organizations.SingleOrDefaultAsync(o => o.Number == input.Number, ct) is not { } unit)
        {
            return Problem.NotFound();
        }

        if (ReasonNotTo(db.Scope, unit.Id, unit.HolderId, actor) is { } refusal)
        {
            return refusal;
        }

        if (unit.Version != input.Version)
        {
            return await db.StaleAsync(unit.Id.Value, ct);
        }

        if (CapabilityCard.Check(input.Card) is { Count: > 0 } problems)
        {
            return Result.From(problems);
        }

        var before = unit.ToCard();
        unit.ChangeCard(input.Card, clock.Today);
        var (was, now) = Differences.Between(before, unit.ToCard());
        db.Record(new JournalDraft(actor, clock.Now, nameof(Organization), unit.Id.Value, unit.Number, now.Count > 0 ? "CardChanged" : "CardConfirmed") { Before = was, After = now });
        return await db.CommitAsync(ct);
    }
}
