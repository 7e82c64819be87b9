using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.People.Privacy;

/// <summary>A person takes a copy of what is kept about them; the journal says so.</summary>
public sealed class TakeMyData(HongniangDb db, AssociationClock clock)
{
    public async Task<Result<MyData>> RunAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.AccountId is not { } account)
        {
            return Problem.NotAllowed();
        }

        var data = await MyData.LoadAsync(db, actor, ct);
        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), account, data.Account.MaskedName(), "DataTaken"));
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? data : Result<MyData>.Refused(saved.Problems);
    }
}
