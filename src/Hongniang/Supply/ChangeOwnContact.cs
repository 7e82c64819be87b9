using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>An expert corrects how to be reached. Everything else of the record is corrected by the association that looks after it.</summary>
public sealed class ChangeOwnContact(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string? ContactPhone, string? ContactEmail);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var own = new ExpertId(db.Scope.OwnExpert ?? Guid.Empty);
        if (actor.RoleOf() is not Role.Expert || await db.Experts.SingleOrDefaultAsync(e => e.Id == own, ct) is not { } expert)
        {
            return Problem.NotAllowed();
        }

        var stored = expert.ToFacts();
        var facts = stored with { ContactPhone = Texts.Clean(input.ContactPhone), ContactEmail = Texts.Clean(input.ContactEmail) };
        List<Problem> problems = [.. ContactChecks.Check(null, facts.ContactPhone, facts.ContactEmail)];
        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var (before, after) = Differences.Between(stored, facts);
        if (after.Count > 0)
        {
            expert.Change(facts, clock.Now);
            ExpertDesk.Record(db, expert, actor, clock.Now, "Changed", before, after);
        }

        return await db.CommitAsync(ct);
    }
}
