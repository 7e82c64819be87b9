using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.FollowUp;

/// <summary>A planned follow-up with its contract, found within the reader's sight, asked of the rule, and refused when the form is stale.</summary>
internal sealed record FollowUpDesk(FollowUpStep Step, Contract Contract)
{
    public static async Task<Result<FollowUpDesk>> TakeAsync(HongniangDb db, Guid id, int version, Actor actor, CancellationToken ct)
    {
        var step = await db.FollowUpSteps.SingleOrDefaultAsync(f => f.Id == id, ct);
        var contract = step is null ? null : await db.Contracts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == step.ContractId, ct);
        return step is null || contract is null ? Problem.NotFound()
            : FollowUpRules.ReasonNotToRecord(step, actor, db.Scope) is { } problem ? problem
            : step.Version == version ? new FollowUpDesk(step, contract)
            : await db.StaleAsync(step.Id, ct);
    }

    public JournalDraft Draft(Actor actor, DateTimeOffset now, string verb) => new(actor, now, nameof(FollowUpStep), Step.Id, Contract.Number, verb);
}
