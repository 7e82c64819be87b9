using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply.Consents;

/// <summary>What giving and ending a consent have in common: who may, and what follows.</summary>
internal static class ConsentDesk
{
    /// <summary>Whether the actor is the expert in person.</summary>
    public static bool IsOwn(Scope scope, Expert expert, Actor actor) => actor.RoleOf() is Role.Expert && scope.OwnExpert == expert.Id.Value;

    /// <summary>The record, for the expert in person or for staff who may change it.</summary>
    /// <param name="version">The version that the form was opened on; null asks for none: a person's own word is never stale.</param>
    public static async Task<Result<Expert>> TakeAsync(HongniangDb db, string? number, int? version, Actor actor, CancellationToken ct)
    {
        var expert = await db.Experts.SingleOrDefaultAsync(x => x.Number == number, ct);
        return expert is null ? Problem.NotFound()
            : IsOwn(db.Scope, expert, actor) ? expert
            : SupplyRules.ReasonNotToChange(db.Scope, expert.HolderId, actor) is { } problem ? problem
            : version is { } opened && opened != expert.Version ? await db.StaleAsync(expert.Id.Value, ct)
            : expert;
    }

    public static void Add(HongniangDb db, Expert expert, ConsentStatement statement, Actor actor, AssociationClock clock)
    {
        db.ExpertConsents.Add(statement.ToRow(expert.Id, actor, clock));
        expert.Agree(statement.Until!.Value, clock.Now); // why: checked
        ExpertDesk.Record(db, expert, actor, clock.Now, "ConsentGiven", after: new { statement.Channel, statement.TextVersion, ConsentUntil = statement.Until });
    }

    public static async Task EndAsync(
        HongniangDb db, Expert expert, ConsentEnding ending, string? reason, bool endAll, IEnumerable<IAfterConsentEnded> followers, Actor actor, AssociationClock clock, CancellationToken ct)
    {
        await EndOpenAsync(db, expert, ending, reason, actor, clock, ct);
        var before = new { expert.State };
        expert.EndConsent(clock.Now);
        ExpertDesk.Record(db, expert, actor, clock.Now, ending is ConsentEnding.Expired ? "ConsentExpired" : "ConsentWithdrawn", before, new { expert.State }, reason);
        foreach (var follower in followers)
        {
            await follower.RunAsync(expert, ending, endAll, actor, ct);
        }
    }

    public static async Task EndOpenAsync(HongniangDb db, Expert expert, ConsentEnding ending, string? reason, Actor actor, AssociationClock clock, CancellationToken ct)
    {
        foreach (var open in await db.ExpertConsents.Where(c => c.ExpertId == expert.Id && c.EndedAt == null).ToListAsync(ct))
        {
            open.End(ending, actor == Actor.System ? null : actor.Name, reason, clock.Now);
        }
    }
}
