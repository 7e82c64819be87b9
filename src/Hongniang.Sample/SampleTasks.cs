using System.Globalization;
using Hongniang.Common;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Tasks;

namespace Hongniang.Sample;

/// <summary>Tasks of 佛山市科协（样例） and of one district: a gap that waits for a unit, a unit that is asked about a need (late), a talk with a unit that is due today, and one that is done.</summary>
internal sealed class SampleTasks(SampleStory story, SampleNetwork network, SamplePeople people, SampleNeeds needs)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <param name="Ago">The day that it was opened, counted back from today.</param>
    /// <param name="Due">The day that it is due, counted from today.</param>
    private sealed record Plan(string Mailbox, string City, string Title, int Ago, int Due, WorkTask.Matter Matter, string? Details = null, string? Result = null);

    public async Task BuildAsync(CancellationToken ct)
    {
        var published = needs.All.Select(n => n.Need).Where(n => n is { State: NeedState.Published, IndustryCode: not null } && n.RegionCode.StartsWith("4406", StringComparison.Ordinal))
            .OrderBy(n => n.Number, StringComparer.Ordinal).ToList();
        var society = network.Named(SampleAssociation.SocietyName);
        List<Plan> plans =
        [
            .. Gap(published) is { } gap ? [gap] : Array.Empty<Plan>(),
            new("foshan", "440600", $"询问{society.Name}能否承接", 8, -2, new WorkTask.Matter(NeedId: published[0].Id, UnitId: society.Id), $"需求：{published[0].Title}。请学会推荐两位专家，并说明可提供的检测条件。"),
            new("foshan", "440600", "请学会确认能力卡", 12, 0, new WorkTask.Matter(UnitId: society.Id), "能力卡已一年未确认，请秘书处核对服务行业和可共享设备。"),
            new("nanhai", "440605", "整理本区企业中试条件清单", 20, -6, new WorkTask.Matter(), Result: "已收集 9 家企业的中试场地和设备，清单发至市科协。"),
        ];
        var numbers = await story.NumberAsync(HumanNumber.Task, plans.Select((p, i) => (Key(i), At(p, i))), ct);
        for (var i = 0; i < plans.Count; i++)
        {
            Add(plans[i], i, numbers[Key(i)]);
        }
    }

    /// <summary>The first published need of the city's districts whose industry no unit of the register serves.</summary>
    private Plan? Gap(List<Need> published)
    {
        var served = story.Db.Organizations.Local.SelectMany(o => Separated.Of(o.CapabilityIndustries)).Select(CapableUnits.Division).ToHashSet(StringComparer.Ordinal);
        return published.Find(n => !served.Contains(CapableUnits.Division(n.IndustryCode!)) && network.AssociationOf(n.RegionCode).RegionCode == n.RegionCode[..6] && !n.RegionCode.EndsWith("00", StringComparison.Ordinal)) is { IndustryCode: { } industry } need
            ? new Plan("foshan", need.RegionCode[..6], $"为{Regions.NameOf(need.RegionCode[..6], Chinese)}的“{Industries.NameOf(CapableUnits.Division(industry), Chinese)}”寻找能承接的单位", 5, 12,
                new WorkTask.Matter(CapableUnits.Division(industry), need.RegionCode[..6]), "先问省级学会和本地高校，再问外地成员单位；找到后请其填写能力卡。")
            : null;
    }

    private void Add(Plan plan, int i, string number)
    {
        var (at, person) = (At(plan, i), people[plan.Mailbox]);
        var task = WorkTask.Opened(SampleIds.Of($"task/{i}", at), number, network.AssociationOf(plan.City).Id, plan.Matter,
            new WorkTask.Facts(plan.Title, plan.Details, (person.AccountId ?? Guid.Empty, person.Name), story.Calendar.Today.AddDays(plan.Due)), person, at, isSample: true);
        story.Note(person, at, nameof(WorkTask), task.Id, number, "Opened", after: new { task.Title, task.AssigneeName, task.DueOn });
        if (plan.Result is { } result)
        {
            var done = story.Calendar.At(-plan.Due, $"task-done/{i}");
            task.Close(isDone: true, result, person, done);
            story.Note(person, done, nameof(WorkTask), task.Id, number, "Done", new { State = TaskState.Open }, new { task.State }, result);
        }

        story.Db.Tasks.Add(task);
    }

    private DateTimeOffset At(Plan plan, int i) => story.Calendar.At(plan.Ago, $"task/{i}");

    private static string Key(int i) => i.ToString(CultureInfo.InvariantCulture);
}
