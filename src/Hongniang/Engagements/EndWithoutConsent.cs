using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>An expert's consent is over: introductions that wait for answers end, in whosever hands they are. What both sides agreed to themselves goes on unless the person ends it too,
/// but the technology manager has to ask.</summary>
internal sealed class EndWithoutConsent(HongniangDb db, AssociationClock clock) : IAfterConsentEnded
{
    /// <summary>Working days within which the technology manager asks.</summary>
    private const int DaysToAsk = 2;

    private const string Ask = "专家的入库同意已失效，请确认双方是否继续本次对接";

    public async Task RunAsync(Expert expert, ConsentEnding ending, bool endAll, Actor actor, CancellationToken ct)
    {
        var open = await db.Engagements.IgnoreQueryFilters() // why: the consent is gone wherever the engagement is held
            .Where(e => e.ExpertId == expert.Id && e.Stage != EngagementStage.Signed && e.Stage != EngagementStage.Lost).OrderBy(e => e.Number).ToListAsync(ct);
        foreach (var engagement in open)
        {
            if (endAll || !engagement.IsMutual)
            {
                var before = new { engagement.Stage };
                engagement.Lose(LossReason.ConsentWithdrawn, null, clock.Now);
                EngagementDesk.Record(db, engagement, actor, clock.Now, "Lost", before, new { engagement.Stage, engagement.LossReason });
            }
            else
            {
                var before = new { engagement.NextStep, engagement.NextStepDue };
                engagement.PlanNextStep(Ask, clock.WorkingDays.Add(clock.Today, DaysToAsk), clock.Now);
                EngagementDesk.Record(db, engagement, actor, clock.Now, "NextStepPlanned", before, new { engagement.NextStep, engagement.NextStepDue });
            }
        }
    }
}
