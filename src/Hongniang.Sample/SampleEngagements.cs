using Hongniang.Common;

namespace Hongniang.Sample;

/// <summary>The engagements of the sample, each walked from its proposal to its present stage, with consents, meetings, contracts and follow-ups on the way.</summary>
internal sealed class SampleEngagements(SampleWorld world)
{
    public async Task BuildAsync(IReadOnlyList<TextRecord> texts, CancellationToken ct)
    {
        var plans = texts.Where(t => t.Kind is "需求").SelectMany(t => t.Groups("接").Select(g => new EngagementPlan(t, g.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries), g.Below))).ToList();
        var numbers = await world.Story.NumberAsync(HumanNumber.Engagement, plans.Select(p => (p.Name, p.Proposed(world.Story.Calendar))), ct);
        var contracts = await world.Story.NumberAsync(HumanNumber.Contract, plans.Where(p => p.Stage is "已签约").Select(p => (p.Name, world.Story.Calendar.At(p.Since, p.Name))), ct);
        foreach (var plan in plans)
        {
            new EngagementWalk(world, plan, numbers[plan.Name]).Go(contracts.GetValueOrDefault(plan.Name));
        }
    }
}
