using Hongniang.Common;
using Hongniang.Needs;
using Hongniang.Visits;

namespace Hongniang.Sample;

/// <summary>Visits of 佛山市科协（样例） and of one district: held ones, one that is late, two of today in their order, one to come, and one that did not take place.</summary>
internal sealed class SampleVisits(SampleStory story, SampleNetwork network, SamplePeople people, SampleNeeds needs)
{
    /// <param name="In">The day of the visit, counted from today.</param>
    private sealed record Plan(string Mailbox, string City, int In, string? Findings, string? Cancelled = null);

    private static readonly Plan[] Plans =
    [
        new("foshan", "440600", -40, "参观了涂装与装配车间。企业希望降低涂层返工率，已有两条产线的检测数据可供专家分析；同意两周后带样品到高校测试。"),
        new("foshan", "440600", -12, "企业新建中试线已调试完毕，缺少过程控制方面的专家。建议由学会组织一次现场诊断。"),
        new("nanhai", "440605", -6, null),
        new("foshan", "440600", -3, null, "企业当天停产检修，改期另约。"),
        new("foshan", "440600", 0, null),
        new("foshan", "440600", 0, null),
        new("foshan", "440600", 6, null),
    ];

    public async Task BuildAsync(CancellationToken ct)
    {
        var numbers = await story.NumberAsync(HumanNumber.Visit, Plans.Select((p, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), At(p, i))), ct);
        var firms = needs.All.Select(n => n.Need).Where(n => n.EnterpriseId is not null && n.RegionCode.StartsWith("4406", StringComparison.Ordinal)).OrderBy(n => n.Number, StringComparer.Ordinal)
            .DistinctBy(n => n.EnterpriseId).ToList();
        for (var i = 0; i < Plans.Length; i++)
        {
            Add(Plans[i], i, numbers[i.ToString(System.Globalization.CultureInfo.InvariantCulture)], firms[i % firms.Count]);
        }
    }

    private void Add(Plan plan, int i, string number, Need firm)
    {
        var (at, leader, association) = (At(plan, i), people[plan.Mailbox], network.AssociationOf(plan.City));
        var day = story.Calendar.Today.AddDays(plan.In);
        var stop = Plans.Take(i).Count(p => p.Mailbox == plan.Mailbox && p.In == plan.In) + 1;
        var visit = Visit.Planned(SampleIds.Of($"visit/{i}", at), number, new Visit.Plan
        {
            HolderId = association.Id, EnterpriseId = firm.EnterpriseId, EnterpriseName = firm.EnterpriseName, RegionCode = firm.RegionCode, On = day, LeaderId = leader.AccountId, LeaderName = leader.Name,
            Visitors = "行业专家 2 人、学会秘书处 1 人", Purpose = "了解技术改造计划和技术难题，现场收集需求。",
        }, stop, at, isSample: true);
        story.Note(leader, at, nameof(Visit), visit.Id, number, "Planned", after: new { visit.EnterpriseName, visit.PlannedOn, visit.LeaderName });
        if (plan.Findings is { } findings)
        {
            var reported = story.Calendar.At(-plan.In, $"visit-held/{i}");
            visit.Hold(new Visit.Report(SampleIds.Of($"visit-report/{i}", reported), day, "技术负责人、生产负责人", findings), leader, reported);
            story.Note(leader, reported, nameof(Visit), visit.Id, number, "Held", new { State = VisitState.Planned }, new { visit.State, visit.HeldOn, visit.Findings });
        }
        else if (plan.Cancelled is { } reason)
        {
            var told = story.Calendar.At(-plan.In, $"visit-off/{i}");
            visit.Cancel(reason, told);
            story.Note(leader, told, nameof(Visit), visit.Id, number, "Cancelled", new { State = VisitState.Planned }, new { visit.State }, reason);
        }

        story.Db.Visits.Add(visit);
    }

    private DateTimeOffset At(Plan plan, int i) => story.Calendar.At(Math.Max(1, 7 - plan.In), $"visit/{i}");
}
