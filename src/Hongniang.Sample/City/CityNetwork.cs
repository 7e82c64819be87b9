using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Sample.City;

/// <summary>The generated city's associations, its firms and the units that supply knowledge, with accounts for the people who work there.</summary>
internal sealed class CityNetwork
{
    private const string ProvinceCode = "440000", CityCode = "440600";
    private const int FirmsOfCity = 6_200, UnitsOfCity = 320;
    private const int AtOnce = 2000;

    private static readonly string[] Founders = [.. "云岭 晨光 启元 恒泰 瑞丰 鼎盛 华创 远景 博材 新域 中科 锐捷 德润 金澜 科达 翔宇 力合 万邦 汇智 正源 联创 顺成 泰和 精进".Split(' ')];
    private static readonly string[] Trades = [.. "新材料 智能装备 电器 精密模具 陶瓷 铝业 食品 生物科技 电子 环保科技 机械 塑胶 五金 自动化 能源 光电 包装 纺织".Split(' ')];
    private static readonly (OrganizationKind Kind, string Name)[] Units =
        [(OrganizationKind.University, "大学"), (OrganizationKind.ResearchInstitute, "研究院"), (OrganizationKind.NewTypeInstitution, "创新中心"), (OrganizationKind.MedicalInstitution, "医院"), (OrganizationKind.Society, "学会")];

    private static readonly string[] Industries = ["C38", "C35", "C30", "C33", "C14", "C27", "C39", "N77", "A01", "C29", "C26", "C17", "C36", "I65"];

    private readonly Dictionary<string, Unit> _associations = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Actor> _managers = [];
    private readonly List<Unit> _firms = [];
    private readonly List<Unit> _units = [];

    private CityNetwork()
    {
    }

    /// <summary>What later records need to know of an organisation.</summary>
    internal sealed record Unit(OrganizationId Id, string Name, string Region, OrganizationId Holder, string? Industry);

    public IReadOnlyList<Unit> Firms => _firms;

    /// <summary>Universities, institutes and other units that own achievements and employ experts.</summary>
    public IReadOnlyList<Unit> Suppliers => _units;

    public Unit City => _associations[CityCode];

    /// <summary>Who works what an association holds.</summary>
    public Actor ManagerOf(OrganizationId holder) => _managers.GetValueOrDefault(holder.Value) ?? _managers[City.Id.Value];

    public static async Task<CityNetwork> MakeAsync(CityWriter writer, SampleCalendar calendar, GeneratedCity.Input input, CancellationToken ct)
    {
        var network = new CityNetwork();
        await network.AssociationsAsync(writer, calendar, ct);
        var (firms, units) = (GeneratedCity.Times(FirmsOfCity, input.Scale), GeneratedCity.Times(UnitsOfCity, Math.Min(1, input.Scale * 4)));
        var numbers = await Numbering.TakeAsync(writer.Db, HumanNumber.Organization, calendar.Today, firms + units, ct);
        for (var i = 0; i < firms + units; i++)
        {
            network.Add(writer, calendar, input.Seed, i, isFirm: i >= units, numbers[i]);
            if (i % AtOnce == AtOnce - 1 || i == firms + units - 1)
            {
                await writer.SaveAsync("organisations", i + 1, firms + units, ct);
            }
        }

        return network;
    }

    private async Task AssociationsAsync(CityWriter writer, SampleCalendar calendar, CancellationToken ct)
    {
        var hash = new PasswordHasher<Account>().HashPassword(new Account { DisplayName = "", Role = Role.Expert, OrganizationId = default }, SampleAssociation.Password);
        var present = await writer.Db.Organizations.Where(o => o.Kind == OrganizationKind.Association).Select(o => new { o.Id, o.Name, o.RegionCode }).ToListAsync(ct);
        foreach (var code in Regions.List.ChildrenOf(CityCode).Select(c => c.Value).Prepend(CityCode).Prepend(ProvinceCode))
        {
            var name = Regions.NameOf(code, CultureInfo.GetCultureInfo("zh-CN")) + "科协（生成）";
            if (present.Find(o => o.RegionCode == code) is { } known)
            {
                _associations[code] = new Unit(known.Id, known.Name, code, known.Id, null);
            }
            else
            {
                var at = calendar.At(CityNeeds.OldestDay + 30, "generated/" + code);
                var id = new OrganizationId(SampleIds.Of("generated/association/" + code, at));
                var number = await Numbering.TakeAsync(writer.Db, HumanNumber.Organization, calendar.Today, ct);
                var organization = Organization.Register(id, number, new Organization.Facts
                {
                    Name = name, Kind = OrganizationKind.Association, RegionCode = code,
                    Level = code == ProvinceCode ? OrganizationLevel.Province : code == CityCode ? OrganizationLevel.City : OrganizationLevel.County,
                    ParentId = code == ProvinceCode ? null : _associations[code == CityCode ? ProvinceCode : CityCode].Id,
                }, at, isSample: true);
                writer.Db.Organizations.Add(organization);
                writer.Note(Actor.System, at, nameof(Organization), id.Value, number, "Registered", after: new { organization.Name, organization.Kind, organization.RegionCode });
                _associations[code] = new Unit(id, name, code, id, null);
            }

            await AccountAsync(writer, calendar, code, hash, ct);
        }

        await writer.SaveAsync("associations", _associations.Count, _associations.Count, ct);
    }

    private async Task AccountAsync(CityWriter writer, SampleCalendar calendar, string code, string hash, CancellationToken ct)
    {
        var association = _associations[code];
        var role = code == ProvinceCode ? Role.Officer : Role.TechnologyManager;
        if (await writer.Db.Users.Where(a => a.OrganizationId == association.Id && a.Role == role).OrderBy(a => a.UserName).FirstOrDefaultAsync(ct) is { } known)
        {
            _managers[association.Id.Value] = new Actor(known.Id, known.DisplayName, association.Id.Value, role.ToString());
            return;
        }

        var mailbox = code switch { ProvinceCode => "province", CityCode => "foshan", "440605" => "nanhai", _ => "manager" + code };
        var accounts = code == CityCode ? [(mailbox, role, "生成市红娘"), ("leader", Role.Leader, "生成市领导")] : new[] { (mailbox, role, Regions.NameOf(code, CultureInfo.GetCultureInfo("zh-CN")) + "红娘") };
        foreach (var (name, what, display) in accounts)
        {
            var address = $"{name}@{SampleAssociation.MailDomain}";
            var account = new Account
            {
                Id = SampleIds.Of("generated/account/" + name, calendar.At(CityNeeds.OldestDay, name)), UserName = address, NormalizedUserName = address.ToUpperInvariant(), Email = address,
                NormalizedEmail = address.ToUpperInvariant(), EmailConfirmed = true, PasswordHash = hash, SecurityStamp = SampleIds.Of("generated/stamp/" + name, default).ToString("N"),
                LockoutEnabled = true, DisplayName = display + "（样例）", Role = what, OrganizationId = association.Id, IsSample = true,
            };
            writer.Db.Users.Add(account);
            if (what == role)
            {
                _managers[association.Id.Value] = new Actor(account.Id, account.DisplayName, association.Id.Value, role.ToString());
            }
        }
    }

    private void Add(CityWriter writer, SampleCalendar calendar, long seed, int index, bool isFirm, string number)
    {
        var dice = Dice.For(seed, "organization", index);
        var region = dice.Of(Counties());
        var holder = isFirm ? _associations[region] : City;
        var at = calendar.At(CityNeeds.OldestDay + 1 + dice.Below(25), $"generated/{seed}/{index}");
        var id = new OrganizationId(SampleIds.Of($"generated/{seed}/organization/{index}", at));
        var (kind, ending) = isFirm ? (OrganizationKind.Enterprise, "有限公司") : dice.Of(Units);
        var name = $"{dice.Of(Founders)}{(isFirm ? dice.Of(Trades) : "")}{seed}-{index}{ending}（样例）";
        var contact = SampleNetwork.ContactOf($"generated/{seed}/{index}", region);
        var organization = Organization.Register(id, number, new Organization.Facts
        {
            Name = name, Kind = kind, Level = kind is OrganizationKind.Society ? OrganizationLevel.City : OrganizationLevel.None, RegionCode = isFirm ? region : CityCode, HolderId = holder.Id,
            Uscc = UsccOf(isFirm, region, seed, index), IndustryCode = isFirm ? dice.Of(Industries) : null, Size = isFirm ? dice.Of([EnterpriseSize.Large, EnterpriseSize.Medium, EnterpriseSize.Small, EnterpriseSize.Small, EnterpriseSize.Micro]) : null,
            ContactName = contact.Name, ContactPhone = contact.Phone, ContactEmail = contact.Email,
        }, at, isSample: true);
        writer.Db.Organizations.Add(organization);
        writer.Note(ManagerOf(holder.Id), at, nameof(Organization), id.Value, number, "Registered", after: new { organization.Name, organization.Kind, organization.RegionCode, organization.Uscc });
        (isFirm ? _firms : _units).Add(new Unit(id, name, organization.RegionCode, organization.HolderId, organization.IndustryCode));
    }

    // Of the letters of the alphabet of codes; XG: 样例, generated. Valid check character, and a number that no register gives out.
    private static string? UsccOf(bool isFirm, string region, long seed, int index)
    {
        if (index > 999_999)
        {
            return null;
        }

        var code = string.Create(CultureInfo.InvariantCulture, $"{(isFirm ? "91" : "12")}{region}XG{Math.Abs(seed % 10)}{index:000000}");
        return code + Uscc.CheckCharacter(code);
    }

    private static string[] Counties() => [.. Regions.List.ChildrenOf(CityCode).Select(c => c.Value)];
}
