using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.FollowUp;

/// <summary>Plans one more look at a contract, on a day of one's own choice. Whoever plans it does it.</summary>
public sealed class PlanExtraFollowUp(HongniangDb db, AssociationClock clock)
{
    /// <summary>More planned ahead than this is a mistake.</summary>
    public const int MostPlanned = 24;

    public sealed record Input(string ContractNumber, DateOnly? Due, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var contract = await db.Contracts.AsNoTracking().SingleOrDefaultAsync(c => c.Number == input.ContractNumber, ct);
        if (contract is null)
        {
            return Problem.NotFound();
        }

        if (FollowUpRules.ReasonNotToPlanMore(contract.HolderId, actor, db.Scope) is { } problem)
        {
            return problem;
        }

        var reason = Texts.Clean(input.Reason);
        var checks = new FactChecks()
            .AddRange(input.Due is not { } day ? [Problem.Required(nameof(input.Due))] : EngagementDesk.CheckAhead(day, clock.Today, nameof(input.Due)))
            .Optional(reason, 500, nameof(input.Reason));
        if (await db.FollowUpSteps.CountAsync(f => f.ContractId == contract.Id && f.DoneAt == null, ct) >= MostPlanned)
        {
            checks.Add(new Problem("follow-up.many", "{0} follow-ups are planned already.", nameof(input.Due), MostPlanned));
        }

        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var step = FollowUpStep.Plan(clock.NewId(), contract, 0, input.Due!.Value /* why: checked above */, actor);
        db.FollowUpSteps.Add(step);
        db.Record(new FollowUpDesk(step, contract).Draft(actor, clock.Now, "Planned") with { After = new { step.DueOn, step.OwnerName }, Reason = reason });
        return await db.CommitAsync(ct);
    }
}
