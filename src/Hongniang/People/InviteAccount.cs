using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>Invites a person: makes a link that is shown once, to be sent by whatever way the administrator trusts.</summary>
public sealed class InviteAccount(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string? Email, string? Name, Role? Role, string? Organization, string? Expert);

    /// <returns>The secret of the link.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayManageAccounts))
        {
            return Problem.NotAllowed();
        }

        var email = Texts.Clean(input.Email)?.ToLowerInvariant();
        var name = Texts.Clean(input.Name);
        List<Problem> problems =
        [
            .. new FactChecks().Required(email, 120, nameof(input.Email)).Required(name, 60, nameof(input.Name)).Problems,
            .. ContactChecks.Check(null, null, email).Select(p => p with { Field = nameof(input.Email) }),
        ];
        var place = await PlaceAccount.FindAsync(db, new PlaceAccount.Wish(input.Organization, input.Role, input.Expert), ct);
        problems.AddRange(place.Problems);
        var upper = email?.ToUpperInvariant();
        if (upper is not null && await db.Users.AnyAsync(a => a.NormalizedUserName == upper, ct))
        {
            problems.Add(new Problem("account.known", "This mail address has an account already. Give it a further organisation on its own page.", nameof(input.Email)));
        }

        if (problems.Count > 0 || email is null || name is null)
        {
            return Result<string>.Refused([.. problems.DistinctBy(p => (p.Code, p.Field))]);
        }

        var token = Invitation.NewToken();
        var invitation = new Invitation
        {
            Id = clock.NewId(), TokenHash = Invitation.HashOf(token), Email = email, DisplayName = name, Role = place.Value.Role, OrganizationId = place.Value.Organization, ExpertKey = place.Value.Expert,
            CreatedAt = clock.Now, CreatedByName = actor.Name, ExpiresAt = clock.Now.AddDays(Invitation.ValidDays),
        };
        db.Invitations.Add(invitation);
        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), invitation.Id, Texts.MaskEmail(email) ?? "", "Invited") { After = new { place.Value.Role, Organization = place.Value.Name } });
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? token : Result<string>.Refused(saved.Problems);
    }
}
