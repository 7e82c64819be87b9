using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Access;

/// <summary>Writes down a sign-in: the session that the cookie names, and the journal's line.</summary>
public sealed class BeginSession(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(Account Account, SignInMeans Means, string? Address, string? Device);

    public async Task<SignInSession> RunAsync(Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (account, now) = (input.Account, clock.Now);
        var session = new SignInSession
        {
            Id = clock.NewId(), AccountId = account.Id, Means = input.Means, StartedAt = now, SeenAt = now,
            Address = Cut(input.Address, 60), Device = Cut(Texts.Clean(input.Device), SignInSession.MaxDevice),
        };
        db.SignInSessions.Add(session);
        db.Record(new JournalDraft(account.ToActor(), now, nameof(Account), account.Id, account.MaskedName(), "SignedIn") { After = new { session.Means, session.Address } });
        await db.SaveChangesAsync(ct);
        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.SeenAt, now), ct);
        return session;
    }

    private static string Cut(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most];
}
