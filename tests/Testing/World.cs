using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Network.Stations;
using Hongniang.Supply;

namespace Hongniang.Testing;

/// <summary>A small network for tests: a province, two cities with one county each, a firm and a university in either city.</summary>
public sealed class World
{
    private readonly TestDatabase _database;
    private int _serial;

    private World(TestDatabase database) => _database = database;

    public OrganizationId Province { get; private set; }

    public OrganizationId Foshan { get; private set; }

    public OrganizationId Nanhai { get; private set; }

    public OrganizationId Guangzhou { get; private set; }

    public OrganizationId Tianhe { get; private set; }

    public OrganizationId Firm { get; private set; }

    public OrganizationId OtherFirm { get; private set; }

    public OrganizationId University { get; private set; }

    public static Actor Manager(OrganizationId organization) => new(new Guid("00000000-0000-7000-8000-0000000000aa"), "测试红娘", organization.Value, nameof(Role.TechnologyManager));

    public static async Task<World> InAsync(TestDatabase database)
    {
        var world = new World(database);
        await using var scope = database.Open();
        var db = scope.Db;
        world.Province = world.Add(db, "示范省科协", OrganizationKind.Association, OrganizationLevel.Province, "440000", parent: null);
        world.Foshan = world.Add(db, "佛山市科协（测试）", OrganizationKind.Association, OrganizationLevel.City, "440600", world.Province);
        world.Nanhai = world.Add(db, "南海区科协（测试）", OrganizationKind.Association, OrganizationLevel.County, "440605", world.Foshan);
        world.Guangzhou = world.Add(db, "广州市科协（测试）", OrganizationKind.Association, OrganizationLevel.City, "440100", world.Province);
        world.Tianhe = world.Add(db, "天河区科协（测试）", OrganizationKind.Association, OrganizationLevel.County, "440106", world.Guangzhou);
        world.Firm = world.Add(db, "测试电池有限公司", OrganizationKind.Enterprise, OrganizationLevel.None, "440605", parent: null, world.Nanhai);
        world.OtherFirm = world.Add(db, "测试家电有限公司", OrganizationKind.Enterprise, OrganizationLevel.None, "440106", parent: null, world.Tianhe);
        world.University = world.Add(db, "测试理工大学", OrganizationKind.University, OrganizationLevel.None, "440100", parent: null, world.Guangzhou);
        await db.SaveChangesAsync();
        return world;
    }

    /// <summary>The sight of a technology manager of one association and everything below it.</summary>
    public Scope ScopeOf(params OrganizationId[] territory) => new() { IsStaff = true, Territory = territory };

    public Need.Facts NeedFacts(string title = "高镍三元动力电解液的开发") => new()
    {
        Title = title,
        Description = "需开发一款适配 NCM811 体系的动力电解液：45℃ 循环 1000 次容量保持率不低于 85%，低温 −20℃ 放电容量不低于 75%。",
        EnterpriseId = Firm,
        EnterpriseName = "测试电池有限公司",
        ContactName = "张三",
        ContactPhone = "13800001234",
        HolderId = Nanhai,
        RegionCode = "440605",
        IndustryCode = "C38",
    };

    /// <summary>A need on the road, in the wished state (Draft, Submitted, Accepted or Published), saved without a journal.</summary>
    public async Task<Need> NeedAsync(NeedState state = NeedState.Published, Func<Need.Facts, Need.Facts>? change = null)
    {
        await using var scope = _database.Open();
        var facts = change is null ? NeedFacts() : change(NeedFacts());
        var now = _database.Clock.Now;
        var need = Need.Draft(new NeedId(_database.Clock.NewId()), HumanNumber.Format("XQ", 2026, 900_000 + ++_serial), facts, NeedSource.SelfReported, null, null, now);
        if (state is not NeedState.Draft)
        {
            need.Submit(now);
        }

        if (state is NeedState.Accepted or NeedState.Published)
        {
            need.Accept(now);
        }

        if (state is NeedState.Published)
        {
            need.Publish(now, _database.Clock.Today);
        }

        scope.Db.Needs.Add(need);
        await scope.Db.SaveChangesAsync();
        return need;
    }

    public async Task<Achievement> AchievementAsync(string title = "高电压高镍三元体系锂离子电池电解液及其制备方法", Func<Achievement.Facts, Achievement.Facts>? change = null)
    {
        await using var scope = _database.Open();
        var facts = new Achievement.Facts
        {
            Title = title,
            Summary = "一种适用于高镍三元正极的电解液，低温性能 −30℃，已完成中试。",
            OwnerId = University,
            OwnerName = "测试理工大学",
            HolderId = Guangzhou,
            RegionCode = "440100",
            ReadinessLevel = 7,
            ContactName = "李四",
            ContactPhone = "13900005678",
        };
        var achievement = Achievement.Enter(new AchievementId(_database.Clock.NewId()), HumanNumber.Format("CG", 2026, 900_000 + ++_serial),
            change is null ? facts : change(facts), SupplyState.Published, "test", _database.Clock.Now);
        scope.Db.Achievements.Add(achievement);
        await scope.Db.SaveChangesAsync();
        return achievement;
    }

    public async Task<Expert> ExpertAsync(string name = "王五", Func<Expert.Facts, Expert.Facts>? change = null)
    {
        await using var scope = _database.Open();
        var facts = new Expert.Facts
        {
            Name = name,
            Title = "教授",
            OrganizationId = University,
            OrganizationName = "测试理工大学",
            HolderId = Guangzhou,
            RegionCode = "440100",
            ResearchDirections = "高镍三元正极材料;锂离子电池电解液",
            HasConsent = true,
            ContactPhone = "13700009999",
        };
        var expert = Expert.Enter(new ExpertId(_database.Clock.NewId()), HumanNumber.Format("ZJ", 2026, 900_000 + ++_serial),
            change is null ? facts : change(facts), SupplyState.Published, "test", _database.Clock.Now);
        scope.Db.Experts.Add(expert);
        await scope.Db.SaveChangesAsync();
        return expert;
    }

    /// <summary>A service team that the university leads, kept by 佛山, with these experts as members, on its way as far as a test wants (Selected, Agreed, Running or Closed).</summary>
    public async Task<ServiceStation> TeamAsync(
        IReadOnlyList<Expert> experts, string name = "电池科技服务团", StationKind kind = StationKind.ServiceTeam, StationState to = StationState.Running, Func<ServiceStation.Facts, ServiceStation.Facts>? change = null, OrganizationId? holder = null, int days = 365)
    {
        await using var scope = _database.Open();
        var (now, today) = (_database.Clock.Now, _database.Clock.Today);
        var facts = new ServiceStation.Facts { Name = name, RegionCode = "440600", SocietyId = University, HostId = Firm };
        var team = ServiceStation.Apply(_database.Clock.NewId(), HumanNumber.Format("ZD", 2026, 900_000 + ++_serial), holder ?? Foshan, kind, change is null ? facts : change(facts), now, today);
        team.Decide(isSelected: true, reason: null, today);
        if (to is not StationState.Selected)
        {
            team.Agree(today, today.AddDays(days), file: null, today);
        }

        if (to is StationState.Running or StationState.Closed)
        {
            team.Open(today);
        }

        if (to is StationState.Closed)
        {
            team.Close("任务完成", today);
        }

        team.Members.AddRange(experts.Select(e => new StationMember { Id = _database.Clock.NewId(), Name = e.Name, Role = StationRole.Expert, ExpertNumber = e.Number, OrganizationName = e.OrganizationName }));
        team.Members.Add(new StationMember { Id = _database.Clock.NewId(), Name = "联络员", Role = StationRole.Liaison });
        scope.Db.Stations.Add(team);
        await scope.Db.SaveChangesAsync();
        return team;
    }

    private OrganizationId Add(HongniangDb db, string name, OrganizationKind kind, OrganizationLevel level, string region, OrganizationId? parent, OrganizationId? holder = null)
    {
        var id = new OrganizationId(_database.Clock.NewId());
        var facts = new Organization.Facts { Name = name, Kind = kind, Level = level, RegionCode = region, ParentId = parent, HolderId = holder };
        db.Organizations.Add(Organization.Register(id, HumanNumber.Format("DW", 2026, 900_000 + ++_serial), facts, _database.Clock.Now));
        return id;
    }
}
