using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Supply;

namespace Hongniang.Sample.City;

/// <summary>The generated city's achievements and experts, and which of them belong to which topic.</summary>
internal sealed class CitySupply
{
    private const int AtOnce = 2000;

    private static readonly string[] Surnames = [.. "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余".Select(c => c.ToString())];
    private static readonly string[] Given = [.. "思远 景行 若溪 明远 知行 一帆 嘉禾 子衿 书白 清源 立群 望舒 亦辰 以宁 怀瑾 安然 长风 修竹 静姝 云舟".Split(' ')];
    private static readonly string[] Titles = ["教授", "副教授", "研究员", "高级工程师", "讲师", "正高级工程师", "副研究员"];
    private static readonly string[] Modes = ["合作开发;技术许可", "技术转让;技术服务", "委托开发", "合作开发;技术入股", "技术服务;技术咨询"];

    private readonly List<Achievement> _achievements = [];
    private readonly List<Expert> _experts = [];
    private readonly Dictionary<int, List<Achievement>> _achievementsOf = [];
    private readonly Dictionary<int, List<Expert>> _expertsOf = [];

    private CitySupply()
    {
    }

    public IReadOnlyList<Achievement> Achievements => _achievements;

    /// <summary>One of the topic, or any when the topic has none.</summary>
    public Achievement AchievementFor(int topic, Dice dice) => dice.Of(_achievementsOf.GetValueOrDefault(topic) ?? _achievements);

    public Expert ExpertFor(int topic, Dice dice) => dice.Of(_expertsOf.GetValueOrDefault(topic) ?? _experts);

    public static async Task<CitySupply> MakeAsync(CityWriter writer, SampleCalendar calendar, CityTexts texts, CityNetwork network, long seed, int achievements, int experts, CancellationToken ct)
    {
        var supply = new CitySupply();
        var numbers = await Numbering.TakeAsync(writer.Db, HumanNumber.Achievement, calendar.Today, achievements, ct);
        for (var i = 0; i < achievements; i++)
        {
            supply.AddAchievement(writer, calendar, texts.Achievement(i), network, seed, i, numbers[i]);
            if (i % AtOnce == AtOnce - 1 || i == achievements - 1)
            {
                await writer.SaveAsync("achievements", i + 1, achievements, ct);
            }
        }

        numbers = await Numbering.TakeAsync(writer.Db, HumanNumber.Expert, calendar.Today, experts, ct);
        for (var i = 0; i < experts; i++)
        {
            supply.AddExpert(writer, calendar, texts.Expert(i), network, seed, i, numbers[i]);
            if (i % AtOnce == AtOnce - 1 || i == experts - 1)
            {
                await writer.SaveAsync("experts", i + 1, experts, ct);
            }
        }

        return supply;
    }

    private void AddAchievement(CityWriter writer, SampleCalendar calendar, CityTexts.Text text, CityNetwork network, long seed, int index, string number)
    {
        var dice = Dice.For(seed, "achievement facts", index);
        var owner = dice.Of(network.Suppliers);
        var at = calendar.At(CityNeeds.OldestDay - 2 - dice.Below(CityNeeds.OldestDay - 420), $"achievement/{index}");
        var state = dice.Unit() switch { < 0.03 => SupplyState.Draft, < 0.05 => SupplyState.Withdrawn, _ => SupplyState.Published };
        var achievement = Achievement.Enter(new AchievementId(SampleIds.Of($"generated/{seed}/achievement/{index}", at)), number, new Achievement.Facts
        {
            Title = text.Title, Summary = text.Body, OwnerId = owner.Id, OwnerName = owner.Name, HolderId = owner.Holder, RegionCode = owner.Region,
            Keywords = string.Join(';', text.Keywords), ReadinessLevel = dice.Happens(0.8) ? dice.Between(3, 9) : null, TransferModes = SampleCodes.Modes(dice.Of(Modes)),
            AskingPrice = dice.Happens(0.5) ? Math.Round((decimal)dice.LogNormal(80, 0.9)) * 10_000m : null, IpRights = dice.Happens(0.7) ? $"发明专利 {dice.Between(1, 5)} 项（样例）" : null,
        }, state, "generated", at, isSample: true);
        writer.Db.Achievements.Add(achievement);
        writer.Note(network.ManagerOf(owner.Holder), at, nameof(Achievement), achievement.Id.Value, number, "Entered", after: new { achievement.Title, achievement.RegionCode, achievement.State });
        if (state is SupplyState.Published)
        {
            _achievements.Add(achievement);
            (_achievementsOf.TryGetValue(text.Topic, out var some) ? some : _achievementsOf[text.Topic] = []).Add(achievement);
        }
    }

    private void AddExpert(CityWriter writer, SampleCalendar calendar, CityTexts.Text text, CityNetwork network, long seed, int index, string number)
    {
        var dice = Dice.For(seed, "expert facts", index);
        var unit = dice.Of(network.Suppliers);
        var at = calendar.At(CityNeeds.OldestDay - 2 - dice.Below(CityNeeds.OldestDay - 420), $"expert/{index}");
        var hasConsent = dice.Happens(0.97);
        var expert = Expert.Enter(new ExpertId(SampleIds.Of($"generated/{seed}/expert/{index}", at)), number, new Expert.Facts
        {
            Name = dice.Of(Surnames) + dice.Of(Given), Title = dice.Of(Titles), OrganizationId = unit.Id, OrganizationName = unit.Name, HolderId = unit.Holder, RegionCode = unit.Region,
            ResearchDirections = string.Join(';', text.Keywords), Biography = text.Body, Services = SampleCodes.Modes(dice.Of(Modes)), LoadCap = dice.Between(1, 6), HasConsent = hasConsent,
        }, hasConsent ? SupplyState.Published : SupplyState.Draft, "generated", at, isSample: true);
        writer.Db.Experts.Add(expert);
        writer.Note(network.ManagerOf(unit.Holder), at, nameof(Expert), expert.Id.Value, number, "Entered", after: new { expert.Name, expert.RegionCode, expert.State });
        if (hasConsent)
        {
            _experts.Add(expert);
            (_expertsOf.TryGetValue(text.Topic, out var some) ? some : _expertsOf[text.Topic] = []).Add(expert);
        }
    }
}
