using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Network.Merging;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Network;

public sealed class MergeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_names_the_one_that_goes_names_the_kept_one_afterwards()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var twin = await RegisterAsync(database, world, "测试电池股份有限公司", f => f with { Uscc = "91350100M000100Y43", Qualifications = "高新技术企业", ContactPhone = "13800001111" });
        var need = await world.NeedAsync(change: f => f with { EnterpriseId = twin.Id, EnterpriseName = "测试电池股份有限公司" });
        var achievement = await world.AchievementAsync(change: f => f with { OwnerId = twin.Id, OwnerName = "测试电池股份有限公司" });
        var expert = await world.ExpertAsync(change: f => f with { OrganizationId = twin.Id, OrganizationName = "测试电池股份有限公司" });
        var engagement = await new Road(database).EngageAsync(need, await world.AchievementAsync("另一成果"), JourneyTo.Signed);
        var account = await AccountAsync(database, twin.Id);

        await MergeAsync(database, world, world.Firm, twin.Id);

        await using var open = database.Open();
        var kept = await open.Db.Organizations.SingleAsync(o => o.Id == world.Firm, Ct);
        (kept.Uscc, kept.Qualifications, kept.ContactPhone).ShouldBe(("91350100M000100Y43", "高新技术企业", "13800001111"));
        (await open.Db.Organizations.AnyAsync(o => o.Id == twin.Id, Ct)).ShouldBeFalse();
        (await open.Db.Needs.SingleAsync(n => n.Id == need.Id, Ct)).ShouldSatisfyAllConditions(n => n.EnterpriseId.ShouldBe(world.Firm), n => n.EnterpriseName.ShouldBe("测试电池有限公司"));
        (await open.Db.Achievements.SingleAsync(a => a.Id == achievement.Id, Ct)).ShouldSatisfyAllConditions(a => a.OwnerId.ShouldBe(world.Firm), a => a.OwnerName.ShouldBe("测试电池有限公司"));
        (await open.Db.Experts.SingleAsync(e => e.Id == expert.Id, Ct)).OrganizationId.ShouldBe(world.Firm);
        (await open.Db.Engagements.SingleAsync(e => e.Id == engagement.Id, Ct)).EnterpriseId.ShouldBe(world.Firm);
        (await open.Db.Contracts.SingleAsync(c => c.EngagementId == engagement.Id, Ct)).ShouldSatisfyAllConditions(c => c.EnterpriseId.ShouldBe(world.Firm), c => c.Buyer.ShouldBe("测试电池有限公司"));
        (await open.Db.FollowUpSteps.Select(f => f.EnterpriseId).Distinct().ToListAsync(Ct)).ShouldBe([world.Firm]);
        (await open.Db.Users.SingleAsync(a => a.Id == account, Ct)).OrganizationId.ShouldBe(world.Firm);
        var lines = await open.Db.Journal.Where(j => j.Verb == "UnitMerged").Select(j => j.SubjectKind).ToListAsync(Ct);
        lines.Order().ShouldBe(["Account", "Achievement", "Contract", "Engagement", "Expert", "Need"]);
        (await JournalCheck.RunAsync(open.Db, Ct)).FirstBreak.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_of_the_one_that_goes_is_lost()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var twin = await RegisterAsync(database, world, "测试电池股份有限公司", f => f with { Uscc = "91350100M000100Y43" });

        await MergeAsync(database, world, world.Firm, twin.Id);

        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var kept = await open.Db.Organizations.SingleAsync(o => o.Id == world.Firm, Ct);
        var former = await open.Db.Organizations.IgnoreQueryFilters().SingleAsync(o => o.Id == twin.Id, Ct);
        (former.Name, former.Number, former.MergedIntoId, former.Uscc).ShouldBe(("测试电池股份有限公司", twin.Number, world.Firm, null));
        (await MergedUnit.LeadsToAsync(open.Db, twin.Number, Ct)).ShouldBe(kept.Number);
        (await OrganizationLookup.FindAsync(open.Db, "测试电池股份有限公司", Ct))!.Id.ShouldBe(world.Firm);
        (await OrganizationLookup.FindManyAsync(open.Db, ["测试电池股份有限公司", "测试电池有限公司"], Ct)).Values.Select(f => f.Id).ShouldBe([world.Firm, world.Firm]);
        var detail = (await OrganizationDetail.LoadAsync(open.Db, kept.Number, World.Manager(world.Foshan), Ct))!;
        detail.Former.ShouldHaveSingleItem().Number.ShouldBe(twin.Number);
        var story = await Timeline.LoadAsync(open.Db, detail.Subjects, new Page(1), Ct);
        story.Rows.Select(e => e.Verb).ShouldBe(["MergedInto", "TookOver", "Registered"]);

        // The name is taken still: whoever registers it again is shown the kept unit.
        var again = await open.The<RegisterOrganization>().RunAsync(new(former.ToFacts()), World.Manager(world.Foshan), Ct);
        again.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Code.ShouldBe("organization.same-name"), p => p.Args.ShouldBe([kept.Number]));
        await using var guangzhou = database.Open(world.ScopeOf(world.Guangzhou, world.Tianhe));
        (await MergedUnit.LeadsToAsync(guangzhou.Db, twin.Number, Ct)).ShouldBeNull();
        (await OrganizationLookup.FindAsync(guangzhou.Db, "测试电池股份有限公司", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_second_merge_leads_the_first_one_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var second = await RegisterAsync(database, world, "测试电池股份有限公司");
        var third = await RegisterAsync(database, world, "测试电池集团有限公司");

        await MergeAsync(database, world, second.Id, third.Id);
        await MergeAsync(database, world, world.Firm, second.Id);

        await using var open = database.Open();
        var kept = await open.Db.Organizations.Where(o => o.Id == world.Firm).Select(o => o.Number).SingleAsync(Ct);
        (await MergedUnit.LeadsToAsync(open.Db, third.Number, Ct)).ShouldBe(kept);
        (await MergedUnit.OfAsync(open.Db, world.Firm, Ct)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_units_that_are_not_one_stay_two()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var other = await RegisterAsync(database, world, "甲有限公司", f => f with { Uscc = "91350100M000100Y43" });
        var coded = await RegisterAsync(database, world, "乙有限公司", f => f with { Uscc = "91440605MA1XLHN010" });
        var institute = await RegisterAsync(database, world, "丙研究院", f => f with { Kind = OrganizationKind.ResearchInstitute });

        (await TryAsync(database, world, other.Id, coded.Id)).Code.ShouldBe("merge.codes");
        (await TryAsync(database, world, other.Id, institute.Id)).Code.ShouldBe("merge.kinds");
        (await TryAsync(database, world, other.Id, other.Id)).Code.ShouldBe("merge.itself");
        (await TryAsync(database, world, world.Foshan, world.Nanhai)).Code.ShouldBe("merge.association");
        (await TryAsync(database, world, other.Id, world.OtherFirm)).Code.ShouldBe("not-found");
        (await TryAsync(database, world, institute.Id, world.University)).Code.ShouldBe("holder.not-yours");
        (await TryAsync(database, world, other.Id, world.Firm, version: 7)).Code.ShouldBe("stale");
        (await TryAsync(database, world, other.Id, world.Firm, actor: World.Manager(world.Foshan) with { Role = nameof(Role.Leader) })).Code.ShouldBe("not-allowed");
        await using var open = database.Open();
        (await open.Db.Journal.AnyAsync(j => j.Verb == "TookOver", Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_preview_shows_what_moves_and_hides_contacts()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var twin = await RegisterAsync(database, world, "测试电池股份有限公司", f => f with { ContactPhone = "13800001111", RegionCode = "440604" });
        await world.NeedAsync(change: f => f with { EnterpriseId = twin.Id });
        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var kept = await open.Db.Organizations.Where(o => o.Id == world.Firm).Select(o => o.Number).SingleAsync(Ct);

        var found = (await open.The<MergePreview>().LoadAsync(kept, twin.Number, World.Manager(world.Foshan), Ct))!;

        found.Refusal.ShouldBeNull();
        found.Moves.ShouldBe([new Moving("Need", 1)]);
        found.Lines.Single(l => l.Field == "ContactPhone").Afterwards.ShouldBe("138****1111");
        found.Lines.Single(l => l.Field == "RegionCode").ShouldBe(new MergePreview.Line("RegionCode", "440605", "440604", "440605"));
        (await open.The<MergePreview>().LoadAsync(kept, "DW-2026-999999", World.Manager(world.Foshan), Ct)).ShouldBeNull();
    }

    private static async Task<(OrganizationId Id, string Number)> RegisterAsync(TestDatabase database, World world, string name, Func<Organization.Facts, Organization.Facts>? change = null)
    {
        await using var open = database.Open();
        var facts = new Organization.Facts { Name = name, Kind = OrganizationKind.Enterprise, Level = OrganizationLevel.None, HolderId = world.Nanhai, RegionCode = "440605" };
        var number = (await open.The<RegisterOrganization>().RunAsync(new(change is null ? facts : change(facts)), World.Manager(world.Foshan), Ct)).Value;
        return (await open.Db.Organizations.Where(o => o.Number == number).Select(o => o.Id).SingleAsync(Ct), number);
    }

    private static async Task MergeAsync(TestDatabase database, World world, OrganizationId kept, OrganizationId gone) =>
        (await RunAsync(database, world, kept, gone, null, null)).Problems.ShouldBeEmpty();

    private static async Task<Problem> TryAsync(TestDatabase database, World world, OrganizationId kept, OrganizationId gone, int? version = null, Actor? actor = null) =>
        (await RunAsync(database, world, kept, gone, version, actor)).Problems.ShouldHaveSingleItem();

    private static async Task<Result> RunAsync(TestDatabase database, World world, OrganizationId kept, OrganizationId gone, int? version, Actor? actor)
    {
        await using var all = database.Open();
        var units = await all.Db.Organizations.Where(o => o.Id == kept || o.Id == gone).ToDictionaryAsync(o => o.Id, Ct);
        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var input = new MergeOrganizations.Input(units[kept].Number, version ?? units[kept].Version, units[gone].Number, units[gone].Version);
        return await open.The<MergeOrganizations>().RunAsync(input, actor ?? World.Manager(world.Foshan), Ct);
    }

    private static async Task<Guid> AccountAsync(TestDatabase database, OrganizationId unit)
    {
        await using var open = database.Open();
        var account = Account.Open(database.Clock.NewId(), "somebody@test.example", "企业联系人", "x", database.Clock.Now, Role.Enterprise, unit, null);
        open.Db.Users.Add(account);
        await open.Db.SaveChangesAsync(Ct);
        return account.Id;
    }
}
