using Hongniang.Access;
using Hongniang.Access.Mail;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Registrations;

/// <summary>A visitor asks for an account: as an enterprise or as an expert. It is checked for its shape only; who it is, the association checks.</summary>
/// <remarks>Nothing tells the visitor whether a mail address or a credit code is known already.</remarks>
public sealed class Register(HongniangDb db, AssociationClock clock, Outbox outbox)
{
    /// <summary>Applications that may wait for one association: beyond it somebody floods us, and the next ones are turned away.</summary>
    public const int MostWaiting = 2000;

    /// <param name="Agrees">To the notice of <paramref name="NoticeVersion"/>.</param>
    public sealed record Input(
        RegistrationKind? Kind, string? Name, string? Organization, string? Uscc, string? RegionCode, string? IndustryCode, string? Title, string? ResearchDirections, string? Phone, string? Email,
        bool Agrees, string? NoticeVersion);

    /// <returns>The secret by which the applicant looks after the application.</returns>
    public async Task<Result<string>> RunAsync(Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var facts = Cleaned(input);
        var problems = Check(facts);
        if (problems.Count > 0)
        {
            return Result<string>.Refused(problems);
        }

        var holder = await Holding.NearestAsync(db, facts.RegionCode!, ct); // why: checked
        if (await db.Registrations.IgnoreQueryFilters().CountAsync(r => r.HolderId == holder && r.State == RegistrationState.Waiting, ct) >= MostWaiting) // why: a visitor sees none
        {
            return new Problem("registration.flood", "Too many applications wait there just now. Please try again in some days, or call your association.");
        }

        var (track, confirm) = (Invitation.NewToken(), Invitation.NewToken());
        var registration = new Registration
        {
            Id = clock.NewId(), TrackHash = Invitation.HashOf(track), ConfirmHash = Invitation.HashOf(confirm), Kind = facts.Kind!.Value, PersonName = facts.Name!, OrganizationName = facts.Organization!,
            Uscc = facts.Uscc, RegionCode = facts.RegionCode!, IndustryCode = facts.IndustryCode, Title = facts.Title, ResearchDirections = facts.ResearchDirections, Phone = facts.Phone,
            Email = facts.Email!, AgreedVersion = Registration.NoticeVersion, HolderId = holder, CreatedAt = clock.Now, // why: checked
        };
        db.Registrations.Add(registration);
        db.Record(new JournalDraft(Actor.Visitor, clock.Now, nameof(Registration), registration.Id, registration.OrganizationName, "Received") { After = new { registration.Kind, registration.RegionCode } });
        outbox.Post(registration.Email, RegistrationMails.ConfirmSubject, RegistrationMails.Confirm(outbox.LinkTo($"/register/confirm/{confirm}")));
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? track : Result<string>.Refused(saved.Problems);
    }

    private static Input Cleaned(Input input) => input with
    {
        Name = Texts.Clean(input.Name), Organization = Texts.Clean(input.Organization), Uscc = Texts.Clean(input.Uscc)?.ToUpperInvariant(), RegionCode = Texts.Clean(input.RegionCode),
        IndustryCode = Texts.Clean(input.IndustryCode), Title = Texts.Clean(input.Title), ResearchDirections = Separated.Join(input.ResearchDirections), Phone = Texts.Clean(input.Phone),
        Email = Texts.Clean(input.Email)?.ToLowerInvariant(),
    };

    private static List<Problem> Check(Input facts)
    {
        var checks = new FactChecks().Required(facts.Name, 60, nameof(facts.Name)).Required(facts.Organization, Organization.MaxName, nameof(facts.Organization)).Region(facts.RegionCode, nameof(facts.RegionCode))
            .Industry(facts.IndustryCode, nameof(facts.IndustryCode)).Optional(facts.Title, 60, nameof(facts.Title)).Required(facts.Email, ContactChecks.MaxEmail, nameof(facts.Email))
            .AddRange(ContactChecks.Check(null, facts.Phone, facts.Email).Select(p => p with { Field = p.Field == "ContactPhone" ? nameof(facts.Phone) : nameof(facts.Email) }));
        if (facts.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(facts.Kind)));
        }

        if (facts.Kind is RegistrationKind.Enterprise)
        {
            checks.Add(facts.Uscc is null ? Problem.Required(nameof(facts.Uscc)) : OrganizationChecks.CheckUscc(facts.Uscc));
            checks.Add(facts.Phone is null ? Problem.Required(nameof(facts.Phone)) : null);
        }

        if (facts.Kind is RegistrationKind.Expert)
        {
            checks.Required(facts.ResearchDirections, Expert.MaxText, nameof(facts.ResearchDirections)).Parts(facts.ResearchDirections, ExpertChecks.MaxDirections, 2000, nameof(facts.ResearchDirections))
                .Unclassified(nameof(facts.ResearchDirections), facts.ResearchDirections);
        }

        if (!facts.Agrees || facts.NoticeVersion != Registration.NoticeVersion)
        {
            checks.Add(new Problem("registration.agree", "Read the notice and agree to it; without that we may not keep your application.", nameof(facts.Agrees)));
        }

        return [.. checks.Problems];
    }
}
