using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;
using Microsoft.AspNetCore.Identity;

namespace Hongniang.Sample;

/// <summary>The accounts of the sample association, all with <see cref="SampleAssociation.Password"/>, and who acts for which association.</summary>
internal sealed class SamplePeople
{
    private static readonly (string City, string Mailbox, string Name)[] CityManagers =
    [
        ("440100", "guangzhou", "何曼青"), ("440200", "shaoguan", "邓启文"), ("440300", "shenzhen", "罗一帆"), ("440400", "zhuhai", "容海宁"), ("440500", "shantou", "蔡若楠"),
        ("440600", "foshan", "陈素琴"), ("440700", "jiangmen", "区炳坤"), ("440800", "zhanjiang", "庞远航"), ("440900", "maoming", "柯立群"), ("441200", "zhaoqing", "梁端砚"),
        ("441300", "huizhou", "钟惠民"), ("441400", "meizhou", "丘客来"), ("441500", "shanwei", "林海丰"), ("441600", "heyuan", "赖东源"), ("441700", "yangjiang", "关漠阳"),
        ("441800", "qingyuan", "朱北江"), ("441900", "dongguan", "叶松山"), ("442000", "zhongshan", "郑香山"), ("445100", "chaozhou", "许韩江"), ("445200", "jieyang", "黄榕城"),
        ("445300", "yunfu", "岑西江"),
    ];

    private readonly SampleStory _story;
    private readonly string _hash;
    private readonly Dictionary<Guid, Actor> _managers = [];
    private readonly Dictionary<string, Actor> _byMailbox = [];

    public SamplePeople(SampleStory story)
    {
        _story = story;
        // why: one hash for all, because they share one published password; hashing is slow on purpose.
        _hash = new PasswordHasher<Account>().HashPassword(new Account { DisplayName = "", Role = Role.Expert, OrganizationId = default }, SampleAssociation.Password);
    }

    /// <summary>The provincial officer, who registers units.</summary>
    public Actor Officer => _byMailbox["province"];

    public Actor this[string mailbox] => _byMailbox[mailbox];

    public void AddStaff(SampleNetwork network)
    {
        Add("province", "苏明远", Role.Officer, network.Province);
        foreach (var (city, mailbox, name) in CityManagers)
        {
            Add(mailbox, name, Role.TechnologyManager, network.AssociationOf(city));
        }

        Add("nanhai", "麦映雪", Role.TechnologyManager, network.AssociationOf("440605"));
        Add("leader", "黎志行", Role.Leader, network.AssociationOf("440600"));
        Add("reviewer", "冼审之", Role.Reviewer, network.AssociationOf("440600"));
        Add("administrator", "系统管理", Role.Administrator, network.Province);
        Add("security", "安全管理", Role.SecurityOfficer, network.Province);
        Add("auditor", "审计管理", Role.Auditor, network.Province);
    }

    public Actor Add(string mailbox, string name, Role role, Organization organization, Guid? expert = null)
    {
        var address = $"{mailbox}@{SampleAssociation.MailDomain}";
        var account = new Account
        {
            Id = SampleIds.Of("account/" + mailbox, _story.Calendar.At(SampleNetwork.Founded, "account/" + mailbox)), UserName = address, NormalizedUserName = address.ToUpperInvariant(),
            Email = address, NormalizedEmail = address.ToUpperInvariant(), EmailConfirmed = true, PasswordHash = _hash, SecurityStamp = SampleIds.Of("stamp/" + mailbox, default).ToString("N"),
            ConcurrencyStamp = SampleIds.Of("version/" + mailbox, default).ToString(), LockoutEnabled = true,
            DisplayName = $"{name}（样例）", Role = role, OrganizationId = organization.Id, ExpertKey = expert, IsSample = true, Culture = null,
        };
        _story.Db.Users.Add(account);
        var actor = new Actor(account.Id, account.DisplayName, organization.Id.Value, role.ToString());
        _byMailbox[mailbox] = actor;
        if (role is Role.TechnologyManager)
        {
            _managers[organization.Id.Value] = actor;
        }

        return actor;
    }

    /// <summary>The technology manager who works for an association, or for the nearest one above it that has one.</summary>
    public Actor ManagerOf(Organization association, SampleNetwork network)
    {
        for (var at = association; ; at = network.Above(at) ?? throw new InvalidOperationException("No technology manager up to the province."))
        {
            if (_managers.TryGetValue(at.Id.Value, out var manager))
            {
                return manager;
            }

            if (at == network.Province)
            {
                return Officer;
            }
        }
    }
}
