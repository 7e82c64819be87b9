using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Access;

/// <summary>Chooses for which of the person's organisations the present session acts.</summary>
public sealed class ActFor(HongniangDb db, AssociationClock clock)
{
    /// <param name="Membership">Null for the account's own organisation.</param>
    public sealed record Input(Guid? Session, Guid? Membership);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(actor);
        var session = await db.SignInSessions.SingleOrDefaultAsync(s => s.Id == input.Session && s.AccountId == actor.AccountId && s.EndedAt == null, ct);
        if (session is null || (input.Membership is { } wanted && !await db.Memberships.AnyAsync(m => m.Id == wanted && m.AccountId == actor.AccountId, ct)))
        {
            return Problem.NotFound();
        }

        if (session.MembershipId == input.Membership)
        {
            return Result.Ok;
        }

        session.MembershipId = input.Membership;
        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), session.AccountId, actor.Name, "ActsFor") { After = new { Membership = input.Membership } });
        return await db.CommitAsync(ct);
    }
}
