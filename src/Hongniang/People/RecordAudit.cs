using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.People;

/// <summary>An auditor takes a part of the journal out: that is written into the journal too.</summary>
public sealed class RecordAudit(HongniangDb db, AssociationClock clock)
{
    public async Task<Result> RunAsync(AuditView.Filter filter, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(AccessRules.MayAudit) || actor.AccountId is not { } account)
        {
            return Problem.NotAllowed();
        }

        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), account, actor.Name, "JournalExported") { After = filter });
        return await db.CommitAsync(ct);
    }
}
