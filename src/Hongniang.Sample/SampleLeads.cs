using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Network.Stations;
using Hongniang.Network.Talent;

namespace Hongniang.Sample;

/// <summary>Teams that overseas sites and stations found, on every stage; one came with three people, a project and money.</summary>
internal sealed class SampleLeads(SampleStory story, SampleNetwork network, SamplePeople people)
{
    private static readonly (string Key, string Region, string? Site, string Title, string Name, string Industry, int People, string? Project, decimal? Capital, LeadStage Stage)[] Leads =
    [
        ("sg-1", "440300", "新加坡", "柔性储能材料", "狮城储能团队（样例）", "C38", 3, "柔性电池中试项目", 20_000_000m, LeadStage.Arrived),
        ("uk-1", "440300", "剑桥", "手术机器人控制", "剑桥机器人团队（样例）", "C35", 2, "手术机器人样机", null, LeadStage.Negotiating),
        ("us-1", "440300", "硅谷", "激光雷达芯片", "硅谷光电团队（样例）", "C39", 4, null, 8_000_000m, LeadStage.Visiting),
        ("se-1", "440300", "斯德哥尔摩", "低碳冶金", "北欧冶金专家（样例）", "C31", 1, null, null, LeadStage.Contacted),
        ("fs-1", "440600", null, "陶瓷基复合材料", "陶瓷材料博士（样例）", "C30", 1, null, null, LeadStage.Agreed),
        ("fs-2", "440600", null, "工业视觉检测", "视觉检测团队（样例）", "C35", 2, "面板缺陷检测线", null, LeadStage.Found),
        ("fs-3", "440600", null, "电机降噪", "声学工程师（样例）", "C38", 1, null, null, LeadStage.Lost),
    ];

    public async Task BuildAsync(CancellationToken ct)
    {
        var numbers = await story.NumberAsync(HumanNumber.Lead, Leads.Select((l, i) => (l.Key, At(i))), ct);
        for (var i = 0; i < Leads.Length; i++)
        {
            var (plan, at) = (Leads[i], At(i));
            var association = network.AssociationOf(plan.Region);
            var manager = people.ManagerOf(association, network);
            var source = plan.Site is { } city ? story.Db.Stations.Local.Single(s => s.Kind is StationKind.OverseasSite && s.HolderId == association.Id && s.Name.Contains(city, StringComparison.Ordinal)) : null;
            var target = plan.Stage is LeadStage.Found or LeadStage.Contacted ? (Hongniang.Access.OrganizationId?)null
                : plan.Region == "440300" ? network.Named("前湾光电创新中心（样例）").Id : network.Enterprise(SampleAssociation.EnterpriseKey).Id;
            var lead = TalentLead.Find(SampleIds.Of("lead/" + plan.Key, at), numbers[plan.Key], association.Id,
                new TalentLead.Facts(plan.Title, plan.Name, source?.Id, target, plan.Industry, plan.People, plan.Project, plan.Capital, plan.Stage is LeadStage.Arrived ? "市级人才项目（样例）" : null), at, story.Calendar.DayOf(at), isSample: true);
            story.Db.TalentLeads.Add(lead);
            story.Note(manager, at, nameof(TalentLead), lead.Id, lead.Number, "Found", after: new { plan.Title, plan.People, plan.Project, plan.Capital });
            if (plan.Stage is not LeadStage.Found)
            {
                var moved = story.Calendar.After(at, 30 + i, "lead-moved/" + plan.Key);
                lead.Move(plan.Stage, story.Calendar.DayOf(moved), plan.Stage is LeadStage.Arrived ? story.Calendar.DayOf(moved) : null, plan.Stage is LeadStage.Lost ? "已去其他城市任职。" : null);
                story.Note(manager, moved, nameof(TalentLead), lead.Id, lead.Number, "Moved", new { Stage = LeadStage.Found }, new { plan.Stage, lead.ArrivedOn }, lead.LossReason);
            }
        }
    }

    private DateTimeOffset At(int i) => story.Calendar.At(150 - (i * 11), "lead/" + Leads[i].Key);
}
