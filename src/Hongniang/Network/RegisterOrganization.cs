using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network;

/// <summary>Registers a unit of the network.</summary>
public sealed class RegisterOrganization(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(Organization.Facts Facts);

    /// <returns>The number of the organisation.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayWork))
        {
            return Problem.NotAllowed();
        }

        List<Problem> problems = [.. OrganizationChecks.Check(input.Facts, clock.Today), .. await OrganizationDesk.PlaceProblemsAsync(db, null, input.Facts, ct)];
        if (problems.Count > 0)
        {
            return Result<string>.Refused(problems);
        }

        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Organization, clock.Today, ct);
        var organization = Organization.Register(new OrganizationId(clock.NewId()), number, input.Facts, clock.Now);
        db.Organizations.Add(organization);
        db.Record(new JournalDraft(actor, clock.Now, nameof(Organization), organization.Id.Value, number, "Registered")
        {
            After = new { organization.Name, organization.Kind, organization.RegionCode, organization.Uscc },
        });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
