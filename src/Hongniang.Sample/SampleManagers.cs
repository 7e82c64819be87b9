using Hongniang.Common;
using Hongniang.Network.Managers;

namespace Hongniang.Sample;

/// <summary>The register of technology managers: those with an account of a city or county, and some who work without one; certificates that hold, end soon or ended, and their courses.</summary>
internal sealed class SampleManagers(SampleStory story, SampleNetwork network, SamplePeople people)
{
    private const string Issuer = "示范省技术经理人协会（样例）";

    // Mailbox (or none and a name), region, level, days that the certificate still holds, fields, cap.
    private static readonly (string? Mailbox, string? Name, string Region, ManagerLevel? Level, int? Holds, string? Fields, int Cap)[] People =
    [
        ("foshan", null, "440600", ManagerLevel.Senior, 640, "C30;C33;C38;C35", 40),
        ("nanhai", null, "440605", ManagerLevel.Intermediate, 41, "C38;C33", 20),
        ("guangzhou", null, "440100", ManagerLevel.Senior, 420, "C27;C39;C40", 30),
        ("shenzhen", null, "440300", ManagerLevel.Senior, 510, "C39;C35;C40", 30),
        ("dongguan", null, "441900", ManagerLevel.Intermediate, 300, "C35;C39;C29", 20),
        ("zhuhai", null, "440400", ManagerLevel.Intermediate, -12, "C38;C37", 15),
        ("chaozhou", null, "445100", ManagerLevel.Junior, 220, "C14;C30;C13", 12),
        ("maoming", null, "440900", ManagerLevel.Junior, null, "C25;C26;A01", 12),
        (null, "唐知行（样例）", "440600", ManagerLevel.Junior, 180, "C30", 8),
        (null, "贺青梅（样例）", "440605", null, null, "C33;C34", 6),
    ];

    private static readonly (string Course, int Hours, int DaysAgo)[] Courses =
    [
        ("技术经理人初级研修班（样例）", 40, 480), ("技术合同登记与知识产权（样例）", 16, 330), ("需求挖掘与诊断实务（样例）", 24, 190), ("成果评价与中试对接（样例）", 16, 75), ("技术经理人案例研讨（样例）", 8, 20),
    ];

    public async Task BuildAsync(CancellationToken ct)
    {
        var numbers = await story.NumberAsync(HumanNumber.Manager, People.Select((p, i) => (KeyOf(i), At(i))), ct);
        for (var i = 0; i < People.Length; i++)
        {
            Build(i, numbers[KeyOf(i)]);
        }
    }

    private void Build(int i, string number)
    {
        var (plan, at, today) = (People[i], At(i), story.Calendar.Today);
        var association = network.AssociationOf(plan.Region);
        var account = plan.Mailbox is { } mailbox ? people[mailbox] : null;
        var facts = new TechnologyManager.Facts(
            plan.Name ?? account!.Name /* why: one of the two is named */, account?.AccountId, null, association.RegionCode, plan.Level, plan.Level is null ? null : $"YL-JL-{1000 + i}", plan.Level is null ? null : Issuer,
            plan.Level is null ? null : today.AddDays(-700 + (i * 20)), plan.Holds is { } days ? today.AddDays(days) : null, plan.Fields, plan.Cap, null);
        var manager = TechnologyManager.Register(SampleIds.Of("manager/" + KeyOf(i), at), number, association.Id, facts, at, isSample: true);
        story.Note(people.Officer, at, nameof(TechnologyManager), manager.Id, number, "Registered", after: new { manager.Name, manager.Level, manager.RegionCode, manager.Fields, manager.LoadCap });
        foreach (var (course, hours, ago) in Courses.Where((c, n) => n == 0 || SampleIds.Pick($"course/{KeyOf(i)}/{n}", 3) > 0))
        {
            var recorded = story.Calendar.At(ago, $"course/{KeyOf(i)}/{course}");
            manager.Trainings.Add(new ManagerTraining
            {
                Id = SampleIds.Of($"course/{KeyOf(i)}/{course}", recorded), Course = course, Hours = hours, HeldOn = story.Calendar.DayOf(recorded), RecordedByName = people.Officer.Name, RecordedAt = recorded,
            });
            story.Note(people.Officer, recorded < at ? at : recorded, nameof(TechnologyManager), manager.Id, number, "TrainingRecorded", after: new { Course = course, Hours = hours, HeldOn = story.Calendar.DayOf(recorded) });
        }

        story.Db.TechnologyManagers.Add(manager);
    }

    private static string KeyOf(int i) => People[i].Mailbox ?? $"free-{i}";

    private DateTimeOffset At(int i) => story.Calendar.At(210 - i, "manager/" + KeyOf(i));
}
