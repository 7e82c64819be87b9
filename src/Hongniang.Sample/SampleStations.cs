using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Network.Stations;

namespace Hongniang.Sample;

/// <summary>Teams, stations and sites: 63 stations for talent and 11 overseas sites of 深圳, two service teams and nineteen sites of 广州, the station of 潮州 that is copied, and a few on every step of the way.</summary>
internal sealed class SampleStations(SampleStory story, SampleNetwork network, SamplePeople people, SampleSupply supply)
{
    private static readonly string[] Fields = ["电池材料", "机器人", "集成电路", "生物医药", "医疗器械", "智能装备", "新材料", "工业软件", "光电显示", "海洋技术", "节能环保", "食品科技", "无人系统"];
    private static readonly string[] Parks = ["前湾", "松岭", "云岗", "南屿", "北环"];
    private static readonly (string Country, string City, string English, string Zone)[] Abroad =
    [
        ("GB", "伦敦", "London", "Europe/London"), ("GB", "曼彻斯特", "Manchester", "Europe/London"), ("GB", "剑桥", "Cambridge", "Europe/London"), ("US", "硅谷", "Silicon Valley", "America/Los_Angeles"),
        ("US", "波士顿", "Boston", "America/New_York"), ("US", "休斯敦", "Houston", "America/Chicago"), ("US", "芝加哥", "Chicago", "America/Chicago"), ("SE", "斯德哥尔摩", "Stockholm", "Europe/Stockholm"),
        ("SE", "哥德堡", "Gothenburg", "Europe/Stockholm"), ("SG", "新加坡", "Singapore", "Asia/Singapore"), ("SG", "裕廊", "Jurong", "Asia/Singapore"),
    ];

    private static readonly string[] Deeds = ["专家到企业现场诊断，提出改进方案。", "组织技术交流，介绍海外团队。", "为企业推荐专家并陪同洽谈。", "开展技术培训，参加人员三十余名。", "征集并梳理企业技术需求。"];

    /// <summary>One station to be made.</summary>
    /// <param name="To">How far it is on its way.</param>
    private sealed record Plan(string Key, string Region, StationKind Kind, string Name, StationState To)
    {
        public string? EnglishName { get; init; }

        public int Abroad { get; init; } = -1;

        public string? Programme { get; init; }

        public string? Society { get; init; }

        public string? University { get; init; }

        public int Services { get; init; }

        public int Members { get; init; }

        /// <summary>The keys of those members who are in the library of experts; the first leads.</summary>
        public string[] Experts { get; init; } = [];

        public MaturityLevel? Maturity { get; init; }

        public bool HasPaper { get; init; }

        /// <summary>The key of the plan whose playbook it follows.</summary>
        public string? From { get; init; }

        public int StartedAgo { get; init; } = 300;

        public int EndsIn { get; init; } = 500;
    }

    public async Task BuildAsync(CancellationToken ct)
    {
        var plans = Plans().ToList();
        var numbers = await story.NumberAsync(HumanNumber.Station, plans.Select(p => (p.Key, story.Calendar.At(p.StartedAgo, "station/" + p.Key))), ct);
        var host = network.Enterprise(SampleAssociation.EnterpriseKey);
        foreach (var plan in plans)
        {
            Add(plan, numbers[plan.Key], host);
        }
    }

    private static IEnumerable<Plan> Plans()
    {
        for (var i = 0; i < 63; i++)
        {
            yield return new Plan($"talent-{i}", "440300", StationKind.TalentStation, $"{Parks[i % Parks.Length]}{Fields[i % Fields.Length]}海智工作站（样例）", StationState.Running)
            {
                Services = SampleIds.Pick($"talent-services/{i}", 4), Members = 1, Maturity = MaturityLevel.SetUp, University = "鹏湾科技大学（样例）", StartedAgo = 150 + SampleIds.Pick($"talent/{i}", 220),
                EndsIn = i == 5 ? 60 : 300 + (i * 7),
            };
        }

        for (var i = 0; i < Abroad.Length; i++)
        {
            yield return new Plan($"abroad-{i}", "440300", StationKind.OverseasSite, $"深圳市科协{Abroad[i].City}海外站点（样例）", StationState.Running)
            {
                Abroad = i, EnglishName = $"{Abroad[i].English} site (sample)", Services = 1 + SampleIds.Pick($"abroad-services/{i}", 4), Members = 2, University = "鹏湾科技大学（样例）", StartedAgo = 200 + (i * 12),
            };
        }

        yield return new Plan("team-1", "440100", StationKind.ServiceTeam, "先进电池材料科技服务团（样例）", StationState.Running)
        {
            Programme = "科创中国 2025", Society = "示范省化学化工学会（样例）", University = SampleAssociation.UniversityName, Services = 7, Members = 6, Maturity = MaturityLevel.Routine, HasPaper = true, Experts = ["01.X2", "01.X5", "01.X8", "01.X12", "01.X16"],
        };
        yield return new Plan("team-2", "440100", StationKind.ServiceTeam, "智能装备科技服务团（样例）", StationState.Running)
        {
            Programme = "科创中国 2025", Society = "示范省机械工程学会（样例）", University = "南粤大学（样例）", Services = 4, Members = 5, Maturity = MaturityLevel.Active, Experts = ["03.X1", "05.X9", "08.X9", "03.X13"],
        };
        for (var i = 0; i < 19; i++)
        {
            yield return new Plan($"site-{i}", "440100", StationKind.ServiceSite, $"{Fields[i % Fields.Length]}场景服务站点 {i + 1}（样例）", StationState.Selected) { Programme = "科创广东", StartedAgo = 60 + SampleIds.Pick($"site/{i}", 30) };
        }

        yield return new Plan("chaozhou", "445100", StationKind.SocietyStation, "示范省食品学会潮州科技服务站（样例）", StationState.Running)
        {
            Society = SampleAssociation.SocietyName, University = "韩江学院（样例）", Services = 9, Members = 7, Maturity = MaturityLevel.Proven, HasPaper = true, StartedAgo = 390, Experts = ["06.X1", "06.X5", "06.X10", "06.X14"],
        };
        yield return new Plan("jiangmen-food", "440700", StationKind.SocietyStation, "江门食品科技服务站（样例）", StationState.Running)
        {
            Society = SampleAssociation.SocietyName, University = "粤海农业大学（样例）", Services = 4, Members = 5, Maturity = MaturityLevel.Active, StartedAgo = 160, From = "chaozhou", Experts = ["06.X12", "10.X7"],
        };
        yield return new Plan("maoming-food", "440900", StationKind.SocietyStation, "茂名农产品加工服务站（样例）", StationState.Agreed) { Society = SampleAssociation.SocietyName, StartedAgo = 90, From = "chaozhou" };
        yield return new Plan("foshan-ceramics", "440600", StationKind.SocietyStation, "佛山陶瓷技术服务站（样例）", StationState.Running)
        {
            Society = "示范省硅酸盐学会（样例）", University = "佛岭职业技术大学（样例）", Services = 5, Members = 4, Maturity = MaturityLevel.Active, HasPaper = true, EndsIn = 45, Experts = ["04.X2", "04.X7", "08.X14"],
        };
        yield return new Plan("foshan-applied", "440600", StationKind.SocietyStation, "佛山家电节能服务站（样例）", StationState.Applied) { Society = "全国样例制冷技术学会（样例）", StartedAgo = 20 };
        yield return new Plan("foshan-agreed", "440600", StationKind.ServiceTeam, "佛山环保诊断服务团（样例）", StationState.Agreed) { Society = "示范省环境科学学会（样例）", StartedAgo = 70 };
        yield return new Plan("foshan-not", "440600", StationKind.ServiceSite, "佛山铝材场景站点（样例）", StationState.NotSelected) { StartedAgo = 80 };
        yield return new Plan("dongguan-closed", "441900", StationKind.SocietyStation, "东莞模具服务站（样例）", StationState.Closed) { Society = "示范省机械工程学会（样例）", Services = 2, StartedAgo = 400, EndsIn = -30 };
    }

    private readonly Dictionary<string, Guid> _ids = [];

    private void Add(Plan plan, string number, Organization host)
    {
        var (association, calendar) = (network.AssociationOf(plan.Region), story.Calendar);
        var manager = people.ManagerOf(association, network);
        var at = calendar.At(plan.StartedAgo, "station/" + plan.Key);
        var abroad = plan.Abroad >= 0 ? Abroad[plan.Abroad] : default;
        var station = ServiceStation.Apply(SampleIds.Of("station/" + plan.Key, at), number, association.Id, plan.Kind, new ServiceStation.Facts
        {
            Name = plan.Name, EnglishName = plan.EnglishName, RegionCode = plan.Region, CountryCode = abroad.Country, Place = abroad.City, TimeZone = abroad.Zone, Programme = plan.Programme,
            SocietyId = plan.Society is { } society ? network.Named(society).Id : null, UniversityId = plan.University is { } university ? network.Named(university).Id : null,
            HostId = plan.To is StationState.Applied or StationState.NotSelected ? null : plan.Region == "440300" ? network.Named("前湾光电创新中心（样例）").Id : host.Id,
            GovernmentId = plan.Maturity >= MaturityLevel.Proven ? network.Named("松湖高新技术产业园（样例）").Id : null,
            Plan = "每季度走访企业，征集技术需求，组织专家诊断和对接。", ResponsibleId = manager.AccountId, ResponsibleName = manager.Name,
        }, at, calendar.DayOf(at), isSample: true, copiedFrom: plan.From is { } from ? _ids[from] : null);
        _ids[plan.Key] = station.Id;
        story.Db.Stations.Add(station);
        Note(plan, station, manager, 0, "Applied", after: new { plan.Name, plan.Kind, RegionCode = plan.Region });
        Walk(plan, station, manager);
        Staff(plan, station);
        for (var i = 0; i < plan.Services; i++)
        {
            Serve(plan, station, manager, i);
        }

        if (plan.Maturity >= MaturityLevel.Proven)
        {
            station.WritePlaybook("一、由学会选派专家，每季度驻站一周。二、企业每月报需求，站点三日内答复。三、高校提供检测和中试，政府支持场地。四、每次服务留下记录，年底考核。");
            Note(plan, station, manager, plan.StartedAgo - 10, "PlaybookWritten");
        }

        if (plan.Maturity is { } level)
        {
            station.Grow(level, level is MaturityLevel.Proven ? "整理可复制的做法，向其他地市推广。" : "补齐下一级所需条件。", calendar.Day(15));
            Note(plan, station, manager, plan.StartedAgo - 15, "MaturitySet", after: new { Maturity = level });
        }
    }

    private void Walk(Plan plan, ServiceStation station, Actor manager)
    {
        if (plan.To is StationState.Applied && plan.Key != "foshan-applied")
        {
            return;
        }

        foreach (var (mailbox, i) in new[] { "province", "reviewer" }.Take(plan.To is StationState.Applied ? 1 : 2).Select((m, i) => (m, i)))
        {
            var reviewer = people[mailbox];
            var at = story.Calendar.At(plan.StartedAgo - 5 - i, $"score/{plan.Key}/{i}");
            var low = plan.To is StationState.NotSelected ? 10 : 17;
            int Points(string question) => low + SampleIds.Pick($"score/{plan.Key}/{i}/{question}", 6);
            var sheet = new ScoreSheet
            {
                Id = SampleIds.Of($"score/{plan.Key}/{i}", at), Need = Points("need"), Team = Points("team"), Plan = Points("plan"), Support = Points("support"),
                ReviewerId = reviewer.AccountId, ReviewerName = reviewer.Name, RecordedAt = at,
            };
            station.ScoreSheets.Add(sheet);
            story.Note(reviewer, at, "Station", station.Id, station.Number, "Scored", after: new { sheet.Total });
        }

        if (plan.To is StationState.Applied)
        {
            return;
        }

        var isSelected = plan.To is not StationState.NotSelected;
        station.Decide(isSelected, isSelected ? null : "方案不够具体，可补充后再报。", story.Calendar.Day(plan.StartedAgo - 10));
        Note(plan, station, manager, 10, isSelected ? "Selected" : "TurnedDown", new { State = StationState.Applied }, new { station.State }, station.Reason);
        if (plan.To is StationState.NotSelected or StationState.Selected)
        {
            return;
        }

        var signed = story.Calendar.At(plan.StartedAgo - 20, "agreed/" + plan.Key);
        var (on, until) = (story.Calendar.DayOf(signed), story.Calendar.Today.AddDays(plan.EndsIn));
        StoredFile? file = null;
        if (plan.HasPaper)
        {
            file = SampleFile.Contract(SampleIds.Of("station-file/" + plan.Key, signed), $"{station.Number}.pdf", signed, ["站点共建协议（样例）", plan.Name, "虚构示例，不具效力。"]);
            story.Db.Files.Add(file);
        }

        station.Agree(on, until, file?.Id, on);
        Note(plan, station, manager, 20, "Agreed", new { State = StationState.Selected }, new { station.State, station.AgreedOn, station.RunsUntil, File = file?.Sha256 });
        if (plan.To is StationState.Agreed)
        {
            return;
        }

        station.Open(story.Calendar.Day(plan.StartedAgo - 25));
        Note(plan, station, manager, 25, "Opened", new { State = StationState.Agreed }, new { station.State });
        if (plan.Maturity >= MaturityLevel.Active)
        {
            var check = new YearCheck(story.Calendar.Today.Year - 1, CheckResult.Passed, 88, "服务企业数量和成效达到要求。", story.Calendar.Day(30));
            station.Check(check);
            Note(plan, station, manager, plan.StartedAgo - 30, "Checked", after: check);
        }

        if (plan.To is StationState.Closed)
        {
            station.Close("协议到期，未再续签。", story.Calendar.Day(25));
            Note(plan, station, manager, plan.StartedAgo - 25, "Closed", new { State = StationState.Running }, new { station.State }, station.Reason);
        }
    }

    // The second is the liaison, who is nobody of the library.
    private void Staff(Plan plan, ServiceStation station)
    {
        for (var i = 0; i < plan.Members; i++)
        {
            var (name, _, _) = SampleNetwork.ContactOf($"{plan.Key}/member/{i}", "440100");
            var expert = i != 1 && plan.Experts.ElementAtOrDefault(i == 0 ? 0 : i - 1) is { } key ? supply.Expert(key) ?? throw new InvalidDataException($"The sample has no expert {key}.") : null;
            station.Members.Add(new StationMember
            {
                Id = SampleIds.Of($"{plan.Key}/member/{i}", station.CreatedAt), Name = expert?.Name ?? $"{name}（样例）", Role = i == 0 ? StationRole.Leader : i == 1 ? StationRole.Liaison : StationRole.Expert,
                ExpertNumber = expert?.Number, OrganizationName = expert?.OrganizationName ?? plan.University,
            });
        }
    }

    private void Serve(Plan plan, ServiceStation station, Actor manager, int i)
    {
        var key = $"{plan.Key}/service/{i}";
        var ago = Math.Max(3, Math.Min(plan.StartedAgo - 30, 12 + (i * 30) + SampleIds.Pick(key, 20)));
        var at = story.Calendar.At(ago, key);
        var enterprises = new[] { "01.E1", "01.E2", "02.E1", "03.E1" };
        var service = new StationService
        {
            Id = SampleIds.Of(key, at), HeldOn = story.Calendar.DayOf(at), Summary = SampleIds.Pick("deed/" + key, Deeds), RecordedByName = manager.Name, RecordedAt = at,
            EnterpriseName = plan.Kind is StationKind.OverseasSite ? null : network.Enterprise(enterprises[i % enterprises.Length]).Name,
            RecordNumber = plan.Maturity >= MaturityLevel.Proven && i < 4 ? story.Db.Needs.Local.Where(n => n.RegionCode.StartsWith(plan.Region[..4], StringComparison.Ordinal)).Select(n => n.Number).Order().ElementAtOrDefault(i) : null,
        };
        station.Services.Add(service);
        story.Note(manager, at, "Station", station.Id, station.Number, "ServiceRecorded", after: new { service.HeldOn, service.Summary, service.EnterpriseName });
    }

    /// <param name="later">Days after the application.</param>
    private void Note(Plan plan, ServiceStation station, Actor actor, int later, string verb, object? before = null, object? after = null, string? reason = null) =>
        story.Note(actor, later == 0 ? station.CreatedAt : story.Calendar.After(station.CreatedAt, plan.StartedAgo - later, $"{verb}/{plan.Key}"), "Station", station.Id, station.Number, verb, before, after, reason);
}
