using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>The common part of showing a contact in clear: the rule, the reason and the journal entry. Each module finds its own record.</summary>
public sealed class RevealContact(HongniangDb db, AssociationClock clock)
{
    /// <summary>Contacts that one person looks at within an hour, and within a day, at most: work needs fewer, and a list is not taken away one by one.</summary>
    public const int MostAnHour = 30;

    public const int MostADay = 120;

    private const string Verb = "ContactRevealed";

    /// <param name="Contact">In clear.</param>
    public sealed record Subject(string Kind, Guid Id, string Number, OrganizationId HolderId, Contact Contact);

    /// <summary>Whether the actor may ask at all: staff who work, for records that their own territory holds.</summary>
    public static bool MayAsk(Scope scope, OrganizationId holder, Actor actor) => actor.May(AccessRules.MayWork) && scope.Holds(holder);

    public async Task<Result<Contact>> RunAsync(Subject? subject, string? reason, Actor actor, CancellationToken ct)
    {
        if (subject is null)
        {
            return Problem.NotFound();
        }

        if (!MayAsk(db.Scope, subject.HolderId, actor))
        {
            return Problem.NotAllowed();
        }

        var why = Texts.Clean(reason);
        if (new FactChecks().Required(why, 200, "Reason").Problems is [var missing, ..])
        {
            return missing;
        }

        if (await IsTooOftenAsync(actor, ct))
        {
            return new Problem("contact.often", "You have looked at {0} contacts within an hour or {1} within a day. Wait, or let a colleague look.", null, MostAnHour, MostADay);
        }

        db.Record(new JournalDraft(actor, clock.Now, subject.Kind, subject.Id, subject.Number, "ContactRevealed") { Reason = why });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? subject.Contact : Result<Contact>.Refused(result.Problems);
    }

    private async Task<bool> IsTooOftenAsync(Actor actor, CancellationToken ct)
    {
        var (hour, day) = (clock.Now.AddHours(-1), clock.Now.AddDays(-1));
        var looks = await db.Journal.Where(j => j.At > day && j.ActorId == actor.AccountId && j.Verb == Verb).OrderByDescending(j => j.Sequence).Select(j => j.At).Take(MostADay).ToListAsync(ct);
        return looks.Count >= MostADay || looks.Count(at => at > hour) >= MostAnHour;
    }
}
