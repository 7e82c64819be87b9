using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Engagements;

/// <summary>Says what happens next and by when: every open engagement has a next step.</summary>
public sealed class PlanNextStep(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, string? NextStep, DateOnly? NextStepDue);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await EngagementDesk.TakeAsync(db, input.Number, input.Version, EngagementAct.PlanNextStep, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var step = Texts.Clean(input.NextStep);
        var problems = EngagementDesk.CheckNextStep(step, input.NextStepDue, clock.Today);
        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var engagement = taken.Value;
        var before = new { engagement.NextStep, engagement.NextStepDue };
        engagement.PlanNextStep(step! /* why: checked above */, input.NextStepDue!.Value /* why: checked above */, clock.Now);
        EngagementDesk.Record(db, engagement, actor, clock.Now, "NextStepPlanned", before, new { engagement.NextStep, engagement.NextStepDue });
        return await db.CommitAsync(ct);
    }
}
