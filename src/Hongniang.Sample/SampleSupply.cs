using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Supply;
using Hongniang.Supply.Consents;

namespace Hongniang.Sample;

/// <summary>The achievements and experts of the sample, entered and published by the association of their place.</summary>
internal sealed class SampleSupply(SampleStory story, SampleNetwork network, SamplePeople people)
{
    private readonly Dictionary<string, Achievement> _achievements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Expert> _experts = new(StringComparer.Ordinal);
    private HashSet<string> _early = [];

    public Achievement? Achievement(string key) => _achievements.GetValueOrDefault(key);

    public Expert? Expert(string key) => _experts.GetValueOrDefault(key);

    /// <summary>The name of the unit that owns the achievement or employs the expert.</summary>
    public string UnitOf(string key) => Achievement(key)?.OwnerName ?? Expert(key)?.OrganizationName ?? throw new InvalidDataException($"The sample has neither an achievement nor an expert {key}.");

    public IEnumerable<Achievement> Achievements => _achievements.Values;

    public IEnumerable<Expert> Experts => _experts.Values;

    public async Task BuildAsync(IReadOnlyList<TextRecord> texts, CancellationToken ct)
    {
        var achievements = texts.Where(t => t.Kind is "成果").ToList();
        var experts = texts.Where(t => t.Kind is "专家").ToList();
        _early = [.. texts.Where(t => t.Kind is "需求").SelectMany(t => t.All("接").Concat(t.All("评")).Select(line => $"{t.Key[..3]}{line.Split(' ')[0]}"))];
        var numbers = await story.NumberAsync(HumanNumber.Achievement, achievements.Select(t => (t.Key, At(t))), ct);
        foreach (var text in achievements)
        {
            Enter(text, AchievementFacts(text), numbers[text.Key]);
        }

        numbers = await story.NumberAsync(HumanNumber.Expert, experts.Select(t => (t.Key, At(t))), ct);
        foreach (var text in experts)
        {
            Enter(text, ExpertFacts(text), numbers[text.Key]);
        }
    }

    // 成果 A1 owner | readiness | price in 万元 or 面议 | modes | state
    private Achievement.Facts AchievementFacts(TextRecord text)
    {
        var owner = network.Named(text.Cells[0]);
        var contact = SampleNetwork.ContactOf(text.Key, owner.RegionCode);
        return new Achievement.Facts
        {
            Title = text.Need("题"), Summary = text.Need("介"), Highlights = text["新"]?.Replace("；", "\n", StringComparison.Ordinal), Advantage = text["优"], OwnerId = owner.Id, OwnerName = owner.Name,
            Inventors = text["人"], HolderId = owner.HolderId, RegionCode = owner.RegionCode, IndustryCode = text["业"] ?? text.Industry, DisciplineCodes = text.Disciplines, Keywords = text["词"],
            ReadinessLevel = text.Cell(1) is null ? null : text.Number(1), ReadinessEvidence = text["证"], TransferModes = SampleCodes.Modes(text.Cell(3)),
            AskingPrice = text.Cell(2) is null or "面议" ? null : SampleCodes.Yuan(text.Cells[2]), IpRights = text["权"]?.Replace("；", "\n", StringComparison.Ordinal),
            ContactName = contact.Name, ContactPhone = contact.Phone, ContactEmail = contact.Email,
            Visibility = Visibility.Network, ValidUntil = story.Calendar.Day(-200 - SampleIds.Pick("valid/" + text.Key, 500)),
        };
    }

    // 专家 X1 name | title | unit | disciplines | services
    private Expert.Facts ExpertFacts(TextRecord text)
    {
        var unit = network.Named(text.Cells[2]);
        var contact = SampleNetwork.ContactOf(text.Key, unit.RegionCode);
        return new Expert.Facts
        {
            Name = text.Cells[0], Title = text.Cells[1], OrganizationId = unit.Id, OrganizationName = unit.Name, HolderId = unit.HolderId, RegionCode = unit.RegionCode,
            DisciplineCodes = text.Cell(3) ?? text.Disciplines, IndustryCode = text.Industry, ResearchDirections = text.Need("向"), Works = text["作"]?.Replace("；", "\n", StringComparison.Ordinal), Biography = text["历"],
            Services = SampleCodes.Modes(text.Cell(4) ?? SampleIds.Pick("services/" + text.Key, ["技术咨询;技术诊断", "合作开发;专家顾问", "委托开发;技术咨询", "技术诊断;技术服务;专家顾问"])),
            LoadCap = 2 + SampleIds.Pick("load/" + text.Key, 5), ContactPhone = contact.Phone, ContactEmail = contact.Email, HasConsent = text.Cell(5) is null, Visibility = Visibility.Network,
        };
    }

    private void Enter(TextRecord text, Achievement.Facts facts, string number)
    {
        Refuse(text, AchievementChecks.Check(facts, story.Calendar.Today));
        var at = At(text);
        var achievement = Supply.Achievement.Enter(new AchievementId(SampleIds.Of("achievement/" + text.Key, at)), number, facts, SupplyState.Draft, "sample", at, isSample: true);
        var manager = people.ManagerOf(network.AssociationOf(facts.RegionCode), network);
        story.Note(manager, at, nameof(Supply.Achievement), achievement.Id.Value, number, "Entered", after: new { achievement.Title, achievement.RegionCode });
        if (SampleCodes.OrNull<SupplyState>(text.Cell(4)) is not SupplyState.Draft)
        {
            at = Published(text, at);
            achievement.Publish(at);
            story.Note(manager, at, nameof(Supply.Achievement), achievement.Id.Value, number, "Published", new { State = SupplyState.Draft }, new { achievement.State });
        }

        if (SampleCodes.OrNull<SupplyState>(text.Cell(4)) is SupplyState.Withdrawn)
        {
            at = story.Calendar.After(at, 20, "withdrawn/" + text.Key);
            achievement.Withdraw(at);
            story.Note(manager, at, nameof(Supply.Achievement), achievement.Id.Value, number, "Withdrawn", new { State = SupplyState.Published }, new { achievement.State }, text["因"]);
        }

        story.Db.Achievements.Add(achievement);
        _achievements.Add(text.Key, achievement);
    }

    private void Enter(TextRecord text, Expert.Facts facts, string number)
    {
        Refuse(text, ExpertChecks.Check(facts, story.Calendar.Today));
        var at = At(text);
        var expert = Supply.Expert.Enter(new ExpertId(SampleIds.Of("expert/" + text.Key, at)), number, facts, SupplyState.Draft, "sample", at, isSample: true);
        var manager = people.ManagerOf(network.AssociationOf(facts.RegionCode), network);
        story.Note(manager, at, nameof(Supply.Expert), expert.Id.Value, number, "Entered", after: new { expert.Name, expert.RegionCode });
        if (facts.HasConsent)
        {
            Agree(text, expert, manager, at);
            at = Published(text, at);
            expert.Publish(at);
            story.Note(manager, at, nameof(Supply.Expert), expert.Id.Value, number, "Published", new { State = SupplyState.Draft }, new { expert.State });
        }

        story.Db.Experts.Add(expert);
        _experts.Add(text.Key, expert);
    }

    private void Agree(TextRecord text, Expert expert, Actor manager, DateTimeOffset at)
    {
        var day = story.Calendar.DayOf(at);
        var consent = new ExpertConsent
        {
            Id = SampleIds.Of("consent/" + text.Key, at), ExpertId = expert.Id, TextVersion = ExpertConsent.CurrentTextVersion, Channel = SampleIds.Pick("consent-channel/" + text.Key, [ConsentChannel.Letter, ConsentChannel.InPerson, ConsentChannel.Message]),
            GivenBy = expert.Name, GivenOn = day, ValidUntil = day.AddYears(ConsentStatement.DefaultYears), Source = "样例征集表", RecordedAt = at, RecordedById = manager.AccountId, RecordedByName = manager.Name,
        };
        story.Db.ExpertConsents.Add(consent);
        expert.Agree(consent.ValidUntil, at);
        story.Note(manager, at, nameof(Supply.Expert), expert.Id.Value, expert.Number, "ConsentGiven", after: new { consent.Channel, consent.TextVersion, ConsentUntil = consent.ValidUntil });
    }

    // What an engagement or a verdict names was there early; the rest came in over the year.
    private DateTimeOffset At(TextRecord text) => story.Calendar.At(EnteredDay(text), text.Key);

    private DateTimeOffset Published(TextRecord text, DateTimeOffset entered) =>
        story.Calendar.After(entered, EnteredDay(text) - 1 - SampleIds.Pick("published/" + text.Key, 8), "published/" + text.Key);

    private int EnteredDay(TextRecord text) => _early.Contains(text.Key) ? 405 - SampleIds.Pick("entered/" + text.Key, 20) : 380 - SampleIds.Pick("entered/" + text.Key, 350);

    private static void Refuse(TextRecord text, IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw text.Wrong(string.Join(" ", problems.Select(p => $"{p.Field}: {p}")));
        }
    }
}
