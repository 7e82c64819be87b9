using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Access;

/// <summary>Ends one of one's own sessions, or all of them but the present one. Ended is ended with the next request.</summary>
public sealed class EndSessions(HongniangDb db, AssociationClock clock)
{
    /// <param name="Only">The session to end; null for all others.</param>
    /// <param name="Present">The session that asks.</param>
    public sealed record Input(Guid? Only, Guid? Present);

    /// <returns>How many were ended.</returns>
    public async Task<Result<int>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(actor);
        var own = await db.SignInSessions.Where(s => s.AccountId == actor.AccountId && s.EndedAt == null && (input.Only == null ? s.Id != input.Present : s.Id == input.Only)).ToListAsync(ct);
        if (own.Count == 0)
        {
            return input.Only is null ? 0 : Problem.NotFound();
        }

        foreach (var session in own)
        {
            session.EndedAt = clock.Now;
        }

        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), own[0].AccountId, actor.Name, "SessionsEnded") { After = new { own.Count } });
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? own.Count : Result<int>.Refused(saved.Problems);
    }
}
