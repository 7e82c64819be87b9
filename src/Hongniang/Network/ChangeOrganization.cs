using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>Changes what the register says of a unit.</summary>
public sealed class ChangeOrganization(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, Organization.Facts Facts);

    /// <summary>Why the actor may not change a unit that the association holds; null when the change is allowed.</summary>
    public static Problem? ReasonNotTo(Scope scope, OrganizationId holder, Actor actor) =>
        !actor.May(AccessRules.MayWork) ? Problem.NotAllowed()
        : scope.Holds(holder) ? null
        : new Problem("holder.not-yours", "Another association looks after this record.");

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var organization = await db.Organizations.SingleOrDefaultAsync(o => o.Number == input.Number, ct);
        if (organization is null)
        {
            return Problem.NotFound();
        }

        if (ReasonNotTo(db.Scope, organization.HolderId, actor) is { } refusal)
        {
            return refusal;
        }

        if (organization.Version != input.Version)
        {
            return await db.StaleAsync(organization.Id.Value, ct);
        }

        List<Problem> problems = [.. OrganizationChecks.Check(input.Facts, clock.Today), .. await OrganizationDesk.PlaceProblemsAsync(db, organization, input.Facts, ct)];
        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var before = organization.ToFacts();
        organization.Change(input.Facts);
        var (was, now) = Differences.Between(before, organization.ToFacts());
        if (now.Count > 0)
        {
            db.Record(new JournalDraft(actor, clock.Now, nameof(Organization), organization.Id.Value, organization.Number, "Changed") { Before = was, After = now });
        }

        return await db.CommitAsync(ct);
    }
}
