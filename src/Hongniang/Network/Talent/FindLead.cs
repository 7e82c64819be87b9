using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Talent;

/// <summary>Writes down a lead; the actor's own association keeps it.</summary>
public sealed class FindLead(HongniangDb db, AssociationClock clock)
{
    /// <param name="HolderId">The association that keeps it; one of the actor's own territory.</param>
    public sealed record Input(OrganizationId HolderId, LeadText Text);

    /// <returns>The number of the lead.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayWork))
        {
            return Problem.NotAllowed();
        }

        if (await Holding.ReasonNotToHoldAsync(db, input.HolderId, ct) is { } outside)
        {
            return outside;
        }

        var read = await input.Text.ReadAsync(db, ct);
        if (!read.Succeeded)
        {
            return Result<string>.Refused(read.Problems);
        }

        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Lead, clock.Today, ct);
        var lead = TalentLead.Find(clock.NewId(), number, input.HolderId, read.Value, clock.Now, clock.Today);
        db.TalentLeads.Add(lead);
        db.Record(new JournalDraft(actor, clock.Now, nameof(TalentLead), lead.Id, number, "Found") { After = new { lead.Title, lead.People, lead.Project, lead.Capital } });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
