using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Network.Partnerships;

namespace Hongniang.Sample;

/// <summary>The partnerships of 佛山市科协（样例） with 28 national societies, twelve of them on a strategic agreement that holds, and a few of other associations.</summary>
internal sealed class SamplePartnerships(SampleStory story, SampleNetwork network, SamplePeople people)
{
    private const int Strategic = 12, Stable = 8, Cooperating = 5;
    private const string FoshanCode = "440600", NationalSociety = "全国样例材料学会（样例）";

    private static readonly string[] Deeds =
        ["专家团走访南海、顺德企业，现场诊断技术难题。", "联合举办产业技术沙龙，发布企业需求。", "为企业技术骨干授课两天。", "共建专家工作站，专家到岗服务。", "联合申报科技服务团项目。", "组织会员单位与本地企业对接。"];

    private static readonly ActivityKind[] Kinds = [ActivityKind.Visit, ActivityKind.Event, ActivityKind.Training, ActivityKind.ExpertService, ActivityKind.Project, ActivityKind.Event];

    /// <summary>One partnership to be made.</summary>
    /// <param name="Ends">In how many days the strategic agreement lapses; null without one. Negative: it lapsed.</param>
    private sealed record Plan(string Key, string Association, Organization Partner, PartnershipLevel Level, int StartedAgo, int? Ends, int Deeds);

    public async Task BuildAsync(IReadOnlyList<TextRecord> texts, CancellationToken ct)
    {
        var plans = Plans(texts).ToList();
        var numbers = await story.NumberAsync(HumanNumber.Partnership, plans.Select(p => (p.Key, At(p))), ct);
        var papers = await story.NumberAsync(HumanNumber.Agreement, plans.Where(p => p.Ends is not null).Select(p => (p.Key, SignedAt(p))), ct);
        foreach (var plan in plans)
        {
            Add(plan, numbers[plan.Key], papers.GetValueOrDefault(plan.Key));
        }
    }

    private IEnumerable<Plan> Plans(IReadOnlyList<TextRecord> texts)
    {
        var societies = texts.Where(t => t.Kind is "单位" && t.Key.StartsWith("11.N", StringComparison.Ordinal)).Select(t => network.Named(t.Cells[0])).Prepend(network.Named(NationalSociety)).ToList();
        for (var i = 0; i < societies.Count; i++)
        {
            var level = i < Strategic ? PartnershipLevel.Strategic : i < Strategic + Stable ? PartnershipLevel.Stable : i < Strategic + Stable + Cooperating ? PartnershipLevel.Cooperating : PartnershipLevel.Contact;

            // Two agreements lapse within 90 days; one that was of another kind lapsed and is not renewed.
            int? ends = i switch { 3 => 35, 7 => 80, < Strategic => 300 + (SampleIds.Pick("lapse/" + i, 20) * 30), Strategic + Stable => -20, _ => null };
            yield return new Plan($"foshan-{i}", FoshanCode, societies[i], level, 200 + SampleIds.Pick("partner/" + i, 180), ends, level switch
            {
                PartnershipLevel.Strategic => 2 + SampleIds.Pick("deeds/" + i, 3), PartnershipLevel.Stable => 2, PartnershipLevel.Cooperating => 1, _ => 0,
            });
        }

        yield return new Plan("dongguan-1", "441900", network.Named("东湾理工学院（样例）"), PartnershipLevel.Stable, 320, null, 3);
        yield return new Plan("chaozhou-1", "445100", network.Named(SampleAssociation.SocietyName), PartnershipLevel.Stable, 340, null, 4);
        yield return new Plan("maoming-1", "440900", network.Named("粤海农业大学（样例）"), PartnershipLevel.Cooperating, 260, null, 1);
        yield return new Plan("guangzhou-1", "440100", network.Named(SampleAssociation.UniversityName), PartnershipLevel.Strategic, 380, 400, 3);
    }

    private void Add(Plan plan, string number, string? paper)
    {
        var (association, calendar) = (network.AssociationOf(plan.Association), story.Calendar);
        var manager = people.ManagerOf(association, network);
        var at = At(plan);
        var partnership = Partnership.Start(SampleIds.Of("partnership/" + plan.Key, at), number, association.Id, association.Id, plan.Partner.Id,
            new Partnership.Facts(calendar.DayOf(at), "引进专家资源，服务本地企业技术需求和人才培养。", manager.AccountId, manager.Name), at, isSample: true);
        story.Db.Partnerships.Add(partnership);
        story.Note(manager, at, nameof(Partnership), partnership.Id, number, "Started", after: new { Unit = association.Name, Partner = plan.Partner.Name, partnership.StartedOn });
        for (var i = 0; i < plan.Deeds; i++)
        {
            Do(plan, partnership, i, manager);
        }

        if (paper is not null)
        {
            Sign(plan, partnership, association, paper, manager);
        }

        if (plan.Level > PartnershipLevel.Contact)
        {
            var since = calendar.At(12 + SampleIds.Pick("granted/" + plan.Key, 20), "granted/" + plan.Key);
            partnership.Grant(plan.Level, calendar.DayOf(since));
            story.Note(manager, since, nameof(Partnership), partnership.Id, number, "LevelGranted", new { Level = PartnershipLevel.Contact }, new { plan.Level });
        }

        var year = calendar.Today.Year;
        if (plan.Level >= PartnershipLevel.Stable)
        {
            partnership.Plan(new YearPlan(year - 1, "走访企业 10 家，举办技术沙龙 1 场。", "走访企业 12 家，促成对接 3 项。"));
            partnership.Plan(new YearPlan(year, "走访企业 15 家，举办技术沙龙 2 场，引进专家 5 名。"));
        }
    }

    private void Do(Plan plan, Partnership partnership, int i, Actor manager)
    {
        var key = $"{plan.Key}/deed/{i}";
        var at = story.Calendar.At(40 + (i * 55) + SampleIds.Pick(key, 40), key);
        var which = SampleIds.Pick("which/" + key, Deeds.Length);
        partnership.Activities.Add(new PartnershipActivity
        {
            Id = SampleIds.Of(key, at), HeldOn = story.Calendar.DayOf(at), Kind = Kinds[which], Summary = Deeds[which], RecordedByName = manager.Name, RecordedAt = at,
        });
        story.Note(manager, at, nameof(Partnership), partnership.Id, partnership.Number, "ActivityRecorded", after: new { HeldOn = story.Calendar.DayOf(at), Kind = Kinds[which], Summary = Deeds[which] });
    }

    private void Sign(Plan plan, Partnership partnership, Organization association, string number, Actor manager)
    {
        var at = SignedAt(plan);
        var kind = plan.Level is PartnershipLevel.Strategic ? AgreementKind.Strategic : AgreementKind.Cooperation;
        var title = kind is AgreementKind.Strategic ? "战略合作协议（样例）" : "合作协议（样例）";
        var (signed, until) = (story.Calendar.DayOf(at), story.Calendar.Today.AddDays(plan.Ends!.Value)); // why: only plans with an agreement have a number
        var file = SampleFile.Contract(SampleIds.Of("agreement-file/" + plan.Key, at), $"{number}.pdf", at, [title, association.Name, plan.Partner.Name, $"{signed:yyyy-MM-dd} – {until:yyyy-MM-dd}", "虚构示例，不具效力。"]);
        story.Db.Files.Add(file);
        story.Db.Agreements.Add(new Agreement
        {
            Id = SampleIds.Of("agreement/" + plan.Key, at), Number = number, PartnershipId = partnership.Id, HolderId = association.Id, Kind = kind, Title = title, SignedOn = signed, ValidUntil = until,
            FileId = file.Id, RecordedByName = manager.Name, RecordedAt = at, IsSample = true,
        });
        story.Note(manager, at, nameof(Partnership), partnership.Id, partnership.Number, "AgreementRecorded", after: new { Agreement = number, Kind = kind, Title = title, SignedOn = signed, ValidUntil = until, File = file.Sha256 });
    }

    private DateTimeOffset At(Plan plan) => story.Calendar.At(plan.StartedAgo, "partnership/" + plan.Key);

    private DateTimeOffset SignedAt(Plan plan) => story.Calendar.At(plan.StartedAgo - 60, "signed/" + plan.Key);
}
