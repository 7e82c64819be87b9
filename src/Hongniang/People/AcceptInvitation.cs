using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>Makes the account that an invitation promises. The link works once.</summary>
public sealed class AcceptInvitation(HongniangDb db, AssociationClock clock)
{
    /// <param name="PasswordHash">Of a password that was checked already.</param>
    public sealed record Input(string? Token, string PasswordHash);

    public static Task<Invitation?> FindAsync(HongniangDb db, string? token, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var hash = Invitation.HashOf(token);
        return db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash && i.EndedAt == null && i.ExpiresAt > now, ct);
    }

    /// <returns>The mail address to sign in with.</returns>
    public async Task<Result<string>> RunAsync(Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.BeginAsync(ct);
        if (await FindAsync(db, input.Token, clock.Now, ct) is not { } invitation)
        {
            return new Problem("invitation.over", "This invitation was used already, taken back, or is older than seven days. Ask for a new one.");
        }

        // Whoever is first, takes it.
        var now = clock.Now;
        var upper = invitation.Email.ToUpperInvariant();
        if (await db.Invitations.Where(i => i.Id == invitation.Id && i.EndedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.EndedAt, now), ct) != 1
            || await db.Users.AnyAsync(a => a.NormalizedUserName == upper, ct))
        {
            return new Problem("invitation.over", "This invitation was used already, taken back, or is older than seven days. Ask for a new one.");
        }

        var account = Account.Open(clock.NewId(), invitation.Email, invitation.DisplayName, input.PasswordHash, clock.Now, invitation.Role, invitation.OrganizationId, invitation.ExpertKey);
        db.Users.Add(account);
        db.Record(new JournalDraft(account.ToActor(), clock.Now, nameof(Account), account.Id, account.MaskedName(), "Opened") { After = new { account.Role } });
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? invitation.Email : Result<string>.Refused(saved.Problems);
    }
}
