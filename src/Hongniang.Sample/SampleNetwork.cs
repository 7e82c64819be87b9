using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.Sample;

/// <summary>The tree of associations with societies, universities, institutes and enterprises under it.</summary>
internal sealed class SampleNetwork(SampleStory story)
{
    /// <summary>Days before today on which the network was entered.</summary>
    public const int Founded = 430;

    private const string ProvinceCode = "440000";

    private static readonly Dictionary<string, string> AreaCodes = new(StringComparer.Ordinal)
    {
        ["440100"] = "020", ["440200"] = "0751", ["440300"] = "0755", ["440400"] = "0756", ["440500"] = "0754", ["440600"] = "0757", ["440700"] = "0750", ["440800"] = "0759",
        ["440900"] = "0668", ["441200"] = "0758", ["441300"] = "0752", ["441400"] = "0753", ["441500"] = "0660", ["441600"] = "0762", ["441700"] = "0662", ["441800"] = "0763",
        ["441900"] = "0769", ["442000"] = "0760", ["445100"] = "0768", ["445200"] = "0663", ["445300"] = "0766",
    };

    private static readonly string[] Surnames = [.. "梁陈李黄林何张吴罗郑周谢邓冯曾叶潘苏卢杜钟彭刘余麦关谭温江莫".Select(c => c.ToString())];
    private static readonly string[] Calls = ["工", "经理", "主任", "总监", "部长", "主管"];

    private readonly Dictionary<string, Organization> _byRegion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Organization> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Organization> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Organization> _byId = [];
    private readonly List<(Organization Organization, DateTimeOffset At)> _all = [];

    public Organization Province => _byRegion[ProvinceCode];

    public async Task BuildAsync(IReadOnlyList<TextRecord> texts, CancellationToken ct)
    {
        var associations = Associations(texts).ToList();
        var units = texts.Where(t => t.Kind is "单位" or "企业").ToList();
        var numbers = await story.NumberAsync(HumanNumber.Organization,
            associations.Select(a => (a.Region, At(a.Region))).Concat(units.Select(u => (u.Key, At(u.Key)))), ct);
        foreach (var (region, name, level, parent) in associations)
        {
            Register(region, numbers[region], new Organization.Facts
            {
                Name = name, Kind = OrganizationKind.Association, Level = level, ParentId = parent is null ? null : _byRegion[parent].Id, RegionCode = region,
                ContactName = "办公室", ContactPhone = Phone(region, region), ContactEmail = $"office{region}@{SampleAssociation.MailDomain}",
            });
        }

        foreach (var unit in units)
        {
            Register(unit.Key, numbers[unit.Key], unit.Kind is "企业" ? EnterpriseFacts(unit) : UnitFacts(unit), unit["业"] is null ? null : CardOf(unit));
        }
    }

    /// <summary>Writes down who registered the units; the officer's own account needs the province first.</summary>
    public void Tell(Actor officer)
    {
        foreach (var (organization, at) in _all)
        {
            story.Note(officer, at, nameof(Organization), organization.Id.Value, organization.Number, "Registered",
                after: new { organization.Name, organization.Kind, organization.RegionCode, organization.Uscc });
        }
    }

    /// <summary>The association of a region, or the nearest one above where the region has none.</summary>
    public Organization AssociationOf(string region)
    {
        for (var at = region; ; at = at.Length == 9 ? at[..6] : at.EndsWith("00", StringComparison.Ordinal) ? ProvinceCode : at[..4] + "00")
        {
            if (_byRegion.TryGetValue(at, out var association))
            {
                return association;
            }
        }
    }

    public Organization Enterprise(string key) => _byKey[key];

    public Organization Named(string name) => _byName.TryGetValue(name, out var unit) ? unit : throw new InvalidDataException($"The sample's texts name “{name}”, which is not among its units.");

    public Organization HolderOf(Organization unit) => _byId[unit.HolderId.Value];

    public Organization? Above(Organization association) => association.ParentId is { } parent ? _byId[parent.Value] : null;

    /// <summary>A person to call, who does not exist: no number in China begins with 0 after the area code, and .example belongs to nobody.</summary>
    public static (string Name, string Phone, string Email) ContactOf(string key, string region) =>
        (SampleIds.Pick("surname/" + key, Surnames) + SampleIds.Pick("call/" + key, Calls), Phone(region, key), $"p{SampleIds.Pick("mail/" + key, 100_000):00000}@{SampleAssociation.MailDomain}");

    public static string Phone(string region, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"{AreaCodes.GetValueOrDefault(Regions.CityOf(region.Length > 6 ? region[..6] : region), "020")}-{SampleIds.Pick("phone/" + key, 100_000):00000000}");

    /// <summary>A unified social credit code with valid check digits whose middle part (XLHN: 样例, Hongniang) no register gives out.</summary>
    public static string UsccOf(string registrar, string region, string key)
    {
        var organization = string.Create(CultureInfo.InvariantCulture, $"XLHN{SampleIds.Pick("uscc/" + key, 10_000):0000}");
        var code = registrar + region[..6] + organization + OrganizationCheck(organization);
        return code + Uscc.CheckCharacter(code);
    }

    private static IEnumerable<(string Region, string Name, OrganizationLevel Level, string? Parent)> Associations(IReadOnlyList<TextRecord> texts)
    {
        yield return (ProvinceCode, "示范省科协（样例）", OrganizationLevel.Province, null);
        var cities = Regions.List.ChildrenOf(ProvinceCode).ToList();
        foreach (var city in cities)
        {
            yield return (city.Value, $"{city.Chinese}科协（样例）", OrganizationLevel.City, ProvinceCode);
        }

        foreach (var county in cities.SelectMany(c => Regions.List.ChildrenOf(c.Value)).Where(c => c.Value.Length == 6))
        {
            yield return (county.Value, $"{county.Chinese}科协（样例）", OrganizationLevel.County, county.Parent);
        }

        // 东莞 and 中山 have no counties: their towns stand right under the city.
        foreach (var town in texts.Where(t => t.Kind is "镇街"))
        {
            var code = town.Need("码");
            yield return (code, $"{town.Cells[0]}科协（样例）", OrganizationLevel.Town, cities.Any(c => c.Value == code[..4] + "00" && !Regions.List.ChildrenOf(c.Value).Any()) ? code[..4] + "00" : code[..6]);
        }
    }

    private Organization.Facts UnitFacts(TextRecord unit)
    {
        var (name, region, kind) = (unit.Cells[0], unit.Cells[1], SampleCodes.Of<OrganizationKind>(unit.Cells[2]));
        var contact = ContactOf(unit.Key, region == ProvinceCode ? "440100" : region);
        return new Organization.Facts
        {
            Name = name, Kind = kind, Level = SampleCodes.OrNull<OrganizationLevel>(unit.Cell(3)) ?? OrganizationLevel.None, RegionCode = region, HolderId = AssociationOf(region).Id,
            Uscc = UsccOf(kind is OrganizationKind.Society ? "51" : kind is OrganizationKind.Investor or OrganizationKind.ServiceProvider ? "91" : "12", region, unit.Key),
            Capability = unit["能"], ContactName = contact.Name, ContactPhone = contact.Phone, ContactEmail = contact.Email,
        };
    }

    private static CapabilityCard CardOf(TextRecord unit)
    {
        var card = new CapabilityCard { Fields = unit["长"], Services = unit["服"], Equipment = unit["备"], Industries = unit["业"], Capability = unit["能"] };
        return CapabilityCard.Check(card) is [var problem, ..] ? throw unit.Wrong(problem.ToString()) : card;
    }

    private Organization.Facts EnterpriseFacts(TextRecord unit)
    {
        var region = unit.Cells[1];
        var contact = ContactOf(unit.Key, region);
        return new Organization.Facts
        {
            Name = unit.Cells[0], Kind = OrganizationKind.Enterprise, Level = OrganizationLevel.None, RegionCode = region, HolderId = AssociationOf(region).Id,
            Uscc = UsccOf("91", region, unit.Key), IndustryCode = unit.Cell(4) ?? unit.Industry, Size = SampleCodes.Of<EnterpriseSize>(unit.Cells[2]), Qualifications = unit.Cell(3),
            ContactName = contact.Name, ContactPhone = contact.Phone, ContactEmail = contact.Email,
        };
    }

    private void Register(string key, string number, Organization.Facts facts, CapabilityCard? card = null)
    {
        if (OrganizationChecks.Check(facts, story.Calendar.Today) is [var problem, ..])
        {
            throw new InvalidDataException($"Sample unit {key}: {problem}");
        }

        var at = At(key);
        var organization = Organization.Register(new OrganizationId(SampleIds.Of("organization/" + key, at)), number, facts, at, isSample: true);
        if (card is not null)
        {
            organization.ChangeCard(card, story.Calendar.DayOf(at));
        }

        story.Db.Organizations.Add(organization);
        _byKey.Add(key, organization);
        _byName.Add(organization.Name, organization);
        _byId.Add(organization.Id.Value, organization);
        _all.Add((organization, at));
        if (organization.IsAssociation)
        {
            _byRegion.Add(key, organization);
        }
    }

    private DateTimeOffset At(string key) => story.Calendar.At(char.IsAsciiDigit(key[^1]) && key.Length is 6 or 9 && !key.Contains('.', StringComparison.Ordinal) ? Founded : Founded - 10 - SampleIds.Pick("registered/" + key, 25), key);

    private static char OrganizationCheck(string eight)
    {
        // GB 11714: weights 3 7 9 10 5 8 4 2 modulo 11.
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            sum += weights[i] * (char.IsAsciiDigit(eight[i]) ? eight[i] - '0' : eight[i] - 'A' + 10);
        }

        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var check => (char)('0' + check) };
    }
}
