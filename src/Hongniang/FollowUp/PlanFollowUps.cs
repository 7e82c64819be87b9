using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;

namespace Hongniang.FollowUp;

/// <summary>Plans the looks at a contract 30, 90, 180 and 360 days after its signing, for the technology manager who brought it about.</summary>
internal sealed class PlanFollowUps(HongniangDb db, AssociationClock clock) : IAfterSigning
{
    public Task RunAsync(Contract contract, Engagement engagement, Actor actor, CancellationToken ct)
    {
        var owner = new Actor(engagement.MatchmakerId, engagement.MatchmakerName, engagement.HolderId.Value, nameof(Role.TechnologyManager));
        var steps = FollowUpStep.PlanDays.Select(day => FollowUpStep.Plan(clock.NewId(), contract, day, contract.SignedOn.AddDays(day), owner)).ToList();
        db.FollowUpSteps.AddRange(steps);
        db.Record(new JournalDraft(actor, clock.Now, nameof(Contract), contract.Id, contract.Number, "FollowUpsPlanned")
        {
            After = new { Due = steps.ConvertAll(s => s.DueOn), Owner = owner.Name },
        });
        return Task.CompletedTask;
    }
}
