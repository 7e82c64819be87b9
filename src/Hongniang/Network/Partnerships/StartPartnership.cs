using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>Writes down that a unit of ours has a partner. It begins as a contact.</summary>
public sealed class StartPartnership(HongniangDb db, AssociationClock clock)
{
    /// <param name="Unit">Our side, as typed: number, credit code or name.</param>
    /// <param name="Partner">The other side, as typed.</param>
    /// <param name="ResponsibleId">Who looks after it; null for the actor.</param>
    public sealed record Input(string? Unit, string? Partner, DateOnly? StartedOn, string? Purpose, Guid? ResponsibleId = null);

    /// <returns>The number of the partnership.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayWork))
        {
            return Problem.NotAllowed();
        }

        var (unit, partner) = (await OrganizationLookup.FindAsync(db, input.Unit, ct), await OrganizationLookup.FindAsync(db, input.Partner, ct));
        var purpose = Texts.Clean(input.Purpose);
        var (responsible, unknown) = await Responsible.FindAsync(db, input.ResponsibleId, actor, ct);
        var checks = PartnershipDesk.CheckPast(new FactChecks(), input.StartedOn, clock.Today, nameof(input.StartedOn))
            .Optional(purpose, Partnership.MaxPurpose, nameof(input.Purpose)).Unclassified(nameof(input.Purpose), purpose)
            .Add(unit is null ? Unknown(nameof(input.Unit)) : PartnershipRules.ReasonNotToWork(db.Scope, unit.HolderId, actor) is { } refusal ? refusal with { Field = nameof(input.Unit) } : null)
            .Add(partner is null ? Unknown(nameof(input.Partner)) : partner.Id == unit?.Id ? new Problem("partnership.itself", "A unit is no partner of itself.", nameof(input.Partner)) : null)
            .Add(unknown);
        if (checks.Problems.Count == 0 && await db.Partnerships.Where(p => p.UnitId == unit!.Id && p.PartnerId == partner!.Id && p.EndedOn == null).Select(p => p.Number).FirstOrDefaultAsync(ct) is { } known) // why: both found, else there were problems
        {
            checks.Add(new Problem("partnership.known", "The two are partners already: {0}.", nameof(input.Partner), known));
        }

        return checks.Problems.Count > 0 ? Result<string>.Refused(checks.Problems)
            : await SaveAsync(unit!, partner!, new Partnership.Facts(input.StartedOn!.Value /* why: all checked above */, purpose, responsible.Id, responsible.Name), actor, ct);
    }

    private async Task<Result<string>> SaveAsync(OrganizationLookup.Found unit, OrganizationLookup.Found partner, Partnership.Facts facts, Actor actor, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Partnership, clock.Today, ct);
        var partnership = Partnership.Start(clock.NewId(), number, unit.HolderId, unit.Id, partner.Id, facts, clock.Now);
        db.Partnerships.Add(partnership);
        db.Record(new JournalDraft(actor, clock.Now, nameof(Partnership), partnership.Id, number, "Started") { After = new { Unit = unit.Name, Partner = partner.Name, facts.StartedOn, facts.ResponsibleName } });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }

    private static Problem Unknown(string field) => new("organization.unknown", "There is no such unit in your sight, or more than one of this name. Register it first, or write its number.", field);
}
