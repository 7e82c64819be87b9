using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network;

/// <summary>The common part of showing a contact in clear: the rule, the reason and the journal entry. Each module finds its own record.</summary>
public sealed class RevealContact(HongniangDb db, AssociationClock clock)
{
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

        db.Record(new JournalDraft(actor, clock.Now, subject.Kind, subject.Id, subject.Number, "ContactRevealed") { Reason = why });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? subject.Contact : Result<Contact>.Refused(result.Problems);
    }
}
