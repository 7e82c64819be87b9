using Hongniang.Access;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Network;
using Hongniang.Sample;
using Hongniang.Visits;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hongniang.Web.Tests.Access;

/// <summary>The people of the table: one of every role at a contract of 佛山 (inside), and one of every role in 东莞 or at somebody else's unit (outside).</summary>
internal sealed class AccessCast(SampleHost host)
{
    private readonly Dictionary<(Role, bool), Visitor> _people = [];

    /// <summary>A contract with its file, and what belongs to it, all of one place.</summary>
    public IReadOnlyDictionary<string, string> Records { get; private set; } = new Dictionary<string, string>();

    private OrganizationId _foshan, _dongguan, _enterprise, _owner, _stranger;

    private Guid? _expert, _otherExpert;

    public static async Task<AccessCast> OfAsync(SampleHost host)
    {
        var cast = new AccessCast(host);
        await cast.FindAsync();
        return cast;
    }

    /// <summary>Signed in once per role and side.</summary>
    public async Task<Visitor> PersonAsync(Role role, bool inside)
    {
        if (_people.TryGetValue((role, inside), out var known))
        {
            return known;
        }

        var mailbox = $"cast-{role}-{(inside ? "in" : "out")}-{host.Database.Clock.NewId():N}".ToLowerInvariant();
        var address = $"{mailbox}@{SampleAssociation.MailDomain}";
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var account = new Account
            {
                Id = host.Database.Clock.NewId(), UserName = address, Email = address, DisplayName = mailbox[..20], Role = role,
                OrganizationId = UnitOf(role, inside), ExpertKey = role is Role.Expert ? inside ? _expert : _otherExpert : null,
            };
            var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, WebHost.Password);
            Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
        }

        var visitor = host.Visitor();
        var entered = await visitor.SubmitAsync("/sign-in", "sign-in", [("Input.Email", address), ("Input.Password", WebHost.Password)]);
        Assert.Equal("/", entered.Location);
        return _people[(role, inside)] = visitor;
    }

    private OrganizationId UnitOf(Role role, bool inside) => role switch
    {
        Role.Enterprise or Role.Station => inside ? _enterprise : _stranger,
        Role.Society or Role.Investor => inside ? _owner : _stranger,
        Role.Expert => _stranger,
        _ => inside ? _foshan : _dongguan,
    };

    private async Task FindAsync()
    {
        await using var scope = host.Database.Open();
        var db = scope.Db;
        var ct = TestContext.Current.CancellationToken;
        var step = await (from s in db.FollowUpSteps
                          join c in db.Contracts on s.ContractId equals c.Id
                          join e in db.Engagements on c.EngagementId equals e.Id
                          join n in db.Needs on e.NeedId equals n.Id
                          join o in db.Organizations on c.HolderId equals o.Id
                          where o.RegionCode.StartsWith("4406") && c.FileId != null && c.EnterpriseId != null && c.SupplyOrganizationId != null && c.AchievementId != null
                          orderby c.Number, s.DueOn
                          select new { Step = s.Id, Contract = c.Number, Engagement = e.Number, Need = n.Number, c.EnterpriseId, c.SupplyOrganizationId }).FirstAsync(ct);
        var agreement = await (from a in db.Agreements
                               join p in db.Partnerships on a.PartnershipId equals p.Id
                               join o in db.Organizations on p.HolderId equals o.Id
                               where o.RegionCode.StartsWith("4406") && a.FileId != null
                               orderby a.Number
                               select new { a.Number, Partnership = p.Number }).FirstAsync(ct);
        Records = new Dictionary<string, string>
        {
            ["need"] = step.Need,
            ["engagement"] = step.Engagement,
            ["contract"] = step.Contract,
            ["step"] = step.Step.ToString(),
            ["import"] = "DR-2026-000001",
            ["assignment"] = "FP-2026-000001",
            ["visit"] = (await db.Visits.Where(v => v.State == VisitState.Planned).OrderBy(v => v.Number).FirstAsync(ct)).Number,
            ["task"] = await db.Tasks.Where(t => db.Organizations.Any(o => o.Id == t.HolderId && o.RegionCode.StartsWith("4406"))).OrderBy(t => t.Number).Select(t => t.Number).FirstAsync(ct),
            ["expert"] = (await db.Experts.OrderBy(a => a.Number).FirstAsync(ct)).Number,
            ["organization"] = (await db.Organizations.OrderBy(a => a.Number).FirstAsync(ct)).Number,
            ["station"] = await db.Stations.Where(s => s.FileId != null && db.Organizations.Any(o => o.Id == s.HolderId && o.RegionCode.StartsWith("4406"))).OrderBy(s => s.Number).Select(s => s.Number).FirstAsync(ct),
            ["lead"] = await db.TalentLeads.Where(l => db.Organizations.Any(o => o.Id == l.HolderId && o.RegionCode.StartsWith("4406"))).OrderBy(l => l.Number).Select(l => l.Number).FirstAsync(ct),
            ["manager"] = await db.TechnologyManagers.Where(m => db.Organizations.Any(o => o.Id == m.HolderId && o.RegionCode.StartsWith("4406"))).OrderBy(m => m.Number).Select(m => m.Number).FirstAsync(ct),
            ["playbook"] = await db.Stations.Where(s => s.Playbook != null).OrderBy(s => s.Number).Select(s => s.Number).FirstAsync(ct),
            ["partnership"] = agreement.Partnership,
            ["agreement"] = agreement.Number,
            ["achievement"] = (await db.Achievements.OrderBy(a => a.Number).FirstAsync(ct)).Number,
        };
        _enterprise = step.EnterpriseId!.Value; // why: asked in the query
        _owner = step.SupplyOrganizationId!.Value; // why: asked in the query
        _foshan = await db.Organizations.Where(o => o.Kind == OrganizationKind.Association && o.RegionCode == "440600").Select(o => o.Id).SingleAsync(ct);
        _dongguan = await db.Organizations.Where(o => o.Kind == OrganizationKind.Association && o.RegionCode == "441900").Select(o => o.Id).SingleAsync(ct);
        _stranger = await db.Organizations.Where(o => o.Kind == OrganizationKind.Enterprise && !o.RegionCode.StartsWith("4406") && o.Id != step.EnterpriseId
            && !db.Engagements.Any(e => e.EnterpriseId == o.Id || e.SupplyOrganizationId == o.Id)).OrderBy(o => o.Number).Select(o => o.Id).FirstAsync(ct);
        _expert = (await db.Engagements.Where(e => e.ExpertId != null && e.Stage == EngagementStage.AwaitingConsent).OrderBy(e => e.Number).Select(e => e.ExpertId).FirstOrDefaultAsync(ct))?.Value;
        _otherExpert = (await db.Experts.Where(x => !db.Engagements.Any(e => e.ExpertId == x.Id)).OrderBy(x => x.Number).Select(x => x.Id).FirstAsync(ct)).Value;
    }
}
