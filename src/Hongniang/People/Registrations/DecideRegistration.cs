using Hongniang.Access;
using Hongniang.Access.Mail;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Registrations;

/// <summary>An officer approves an application: the unit and the expert are taken from the register or entered, and an invitation is made. Or refuses it with a reason that the applicant reads.</summary>
public sealed class DecideRegistration(HongniangDb db, AssociationClock clock, Outbox outbox)
{
    /// <param name="Unit">The number of the unit in the register; empty registers the one that was applied for (enterprises only).</param>
    /// <param name="Expert">The number of the expert record that the person is; empty enters a draft.</param>
    /// <param name="Reason">Needed to refuse.</param>
    public sealed record Input(Guid Id, bool Approve, string? Unit, string? Expert, string? Reason);

    public static Problem? ReasonNotTo(Registration registration, Actor actor, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return !actor.May(AccessRules.MayVerify) || !scope.Holds(registration.HolderId) ? Problem.NotAllowed()
            : registration.State is not RegistrationState.Waiting ? new Problem("registration.decided", "This was decided already.")
            : null;
    }

    /// <returns>The secret of the invitation's link; empty for a refusal.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(actor);
        await using var transaction = await db.BeginAsync(ct);
        if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } registration)
        {
            return Problem.NotFound();
        }

        if (ReasonNotTo(registration, actor, db.Scope) is { } refused)
        {
            return refused;
        }

        var reason = Texts.Clean(input.Reason);
        var checks = input.Approve ? new FactChecks().Optional(reason, Registration.MaxReason, nameof(input.Reason)) : new FactChecks().Required(reason, Registration.MaxReason, nameof(input.Reason));
        if (checks.Problems is [var wrong, ..])
        {
            return wrong;
        }

        if (!input.Approve)
        {
            return await RefuseAsync(registration, reason!, actor, ct); // why: required above
        }

        var upper = registration.Email.ToUpperInvariant();
        if (await db.Users.AnyAsync(a => a.NormalizedUserName == upper, ct))
        {
            return new Problem("account.known", "This mail address has an account already. Give it a further organisation on its own page.");
        }

        var unit = await UnitAsync(registration, Texts.Clean(input.Unit)?.ToUpperInvariant(), actor, ct);
        var expert = unit.Succeeded && registration.Kind is RegistrationKind.Expert ? await ExpertAsync(registration, unit.Value, Texts.Clean(input.Expert)?.ToUpperInvariant(), actor, ct) : (Guid?)null;
        var problems = unit.Succeeded ? expert is { Succeeded: false } ? expert.Problems : [] : unit.Problems;
        if (problems.Count > 0)
        {
            db.ForgetChanges();
            return Result<string>.Refused(problems);
        }

        return await InviteAsync(registration, unit.Value ?? registration.HolderId, expert?.Value, reason, actor, ct);
    }

    private async Task<Result<string>> RefuseAsync(Registration registration, string reason, Actor actor, CancellationToken ct)
    {
        registration.Decide(RegistrationState.Refused, reason, actor.Name, clock.Now);
        db.Record(new JournalDraft(actor, clock.Now, nameof(Registration), registration.Id, registration.OrganizationName, "Refused") { Reason = reason });
        outbox.Post(registration.Email, RegistrationMails.DecidedSubject, RegistrationMails.Refused(reason));
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? "" : Result<string>.Refused(saved.Problems);
    }

    private async Task<Result<string>> InviteAsync(Registration registration, OrganizationId unit, Guid? expert, string? reason, Actor actor, CancellationToken ct)
    {
        var token = Invitation.NewToken();
        var invitation = new Invitation
        {
            Id = clock.NewId(), TokenHash = Invitation.HashOf(token), Email = registration.Email, DisplayName = registration.PersonName,
            Role = registration.Kind is RegistrationKind.Expert ? Role.Expert : Role.Enterprise, OrganizationId = unit, ExpertKey = expert,
            CreatedAt = clock.Now, CreatedByName = actor.Name, ExpiresAt = clock.Now.AddDays(Invitation.ValidDays),
        };
        db.Invitations.Add(invitation);
        registration.Decide(RegistrationState.Approved, reason, actor.Name, clock.Now);
        db.Record(new JournalDraft(actor, clock.Now, nameof(Registration), registration.Id, registration.OrganizationName, "Approved") { After = new { invitation.Role }, Reason = reason });
        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), invitation.Id, Texts.MaskEmail(registration.Email) ?? "", "Invited") { After = new { invitation.Role, Organization = registration.OrganizationName } });
        outbox.Post(registration.Email, RegistrationMails.DecidedSubject, RegistrationMails.Approved(outbox.LinkTo($"/invitation/{token}"), Invitation.ValidDays));
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? token : Result<string>.Refused(saved.Problems);
    }

    /// <summary>The unit that was chosen, or the one that was applied for, newly registered. Null for an expert whose unit is not in the register.</summary>
    private async Task<Result<OrganizationId?>> UnitAsync(Registration r, string? number, Actor actor, CancellationToken ct)
    {
        if (number is not null)
        {
            var chosen = await db.Organizations.Where(o => o.Number == number).Select(o => new { o.Id, o.Kind, o.HolderId }).SingleOrDefaultAsync(ct);
            return chosen is null || (r.Kind is RegistrationKind.Enterprise && (chosen.Kind is OrganizationKind.Association || !db.Scope.Holds(chosen.HolderId)))
                ? new Problem("registration.unit", "There is no such unit in your territory.", nameof(Input.Unit))
                : (OrganizationId?)chosen.Id;
        }

        if (r.Kind is RegistrationKind.Expert)
        {
            return (await OrganizationLookup.FindAsync(db, r.OrganizationName, ct))?.Id;
        }

        var facts = new Organization.Facts
        {
            Name = r.OrganizationName, Kind = OrganizationKind.Enterprise, Level = OrganizationLevel.None, HolderId = r.HolderId, RegionCode = r.RegionCode, Uscc = r.Uscc, IndustryCode = r.IndustryCode,
            ContactName = r.PersonName, ContactPhone = r.Phone, ContactEmail = r.Email,
        };
        List<Problem> problems = [.. OrganizationChecks.Check(facts, clock.Today), .. await OrganizationDesk.PlaceProblemsAsync(db, null, facts, ct)];
        if (problems.Count > 0)
        {
            return Result<OrganizationId?>.Refused([.. problems.Select(p => p with { Field = nameof(Input.Unit) })]);
        }

        var taken = await Numbering.TakeAsync(db, HumanNumber.Organization, clock.Today, ct);
        var organization = Organization.Register(new OrganizationId(clock.NewId()), taken, facts, clock.Now);
        db.Organizations.Add(organization);
        db.Record(new JournalDraft(actor, clock.Now, nameof(Organization), organization.Id.Value, taken, "Registered") { After = new { organization.Name, organization.Kind, organization.RegionCode, organization.Uscc } });
        return (OrganizationId?)organization.Id;
    }

    /// <summary>The expert record that was chosen, or a draft with the consent that the application carries.</summary>
    private async Task<Result<Guid>> ExpertAsync(Registration r, OrganizationId? unit, string? number, Actor actor, CancellationToken ct)
    {
        if (number is not null)
        {
            var chosen = await db.Experts.Where(e => e.Number == number).Select(e => new { e.Id, e.HolderId }).SingleOrDefaultAsync(ct);
            return chosen is null || !db.Scope.Holds(chosen.HolderId) ? new Problem("registration.expert", "There is no such expert in your territory.", nameof(Input.Expert))
                : await db.Users.AnyAsync(a => a.ExpertKey == chosen.Id.Value, ct) ? new Problem("registration.expert-taken", "Another account is this expert already.", nameof(Input.Expert))
                : chosen.Id.Value;
        }

        var facts = new Expert.Facts
        {
            Name = r.PersonName, Title = r.Title, OrganizationId = unit, OrganizationName = r.OrganizationName, HolderId = r.HolderId, RegionCode = r.RegionCode, IndustryCode = r.IndustryCode,
            ResearchDirections = r.ResearchDirections ?? "", ContactPhone = r.Phone, ContactEmail = r.Email, HasConsent = true,
        };
        if (ExpertChecks.Check(facts, clock.Today) is [var problem, ..])
        {
            return problem with { Field = nameof(Input.Expert) };
        }

        var taken = await Numbering.TakeAsync(db, HumanNumber.Expert, clock.Today, ct);
        var expert = Expert.Enter(new ExpertId(clock.NewId()), taken, facts, SupplyState.Draft, "registration", clock.Now);
        db.Experts.Add(expert);
        ExpertDesk.Record(db, expert, actor, clock.Now, "Entered", after: new { expert.RegionCode });
        var given = clock.DayOf(r.CreatedAt);
        ConsentDesk.Add(db, expert, new ConsentStatement(ConsentChannel.Online, r.PersonName, given, given.AddYears(ConsentStatement.DefaultYears), null, ExpertConsent.CurrentTextVersion), actor, clock);
        return expert.Id.Value;
    }
}
