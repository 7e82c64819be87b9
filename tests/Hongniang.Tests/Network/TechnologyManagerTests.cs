using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Insight.Managers;
using Hongniang.Network.Managers;
using Hongniang.Testing;
using Hongniang.Tests.Engagements;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Network;

public sealed class TechnologyManagerTests
{
    private static readonly ManagerText Text = new("唐知行", null, null, "440600", null, null, null, null, null, "C38, 化学原料和化学制品制造业", 12, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_keeps_the_register_and_a_level_needs_its_certificate()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var (officer, scope, today) = (Officer(world), world.ScopeOf(world.Foshan, world.Nanhai), database.Clock.Today);

        (await RegisterAsync(Text, World.Manager(world.Foshan))).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await RegisterAsync(Text, officer, world.Guangzhou)).Problems.ShouldHaveSingleItem().Code.ShouldBe("holder.outside");
        (await RegisterAsync(Text with { Level = ManagerLevel.Senior, LoadCap = 0, Fields = "魔法业", RegionCode = "999999" }, officer)).Problems.Select(p => p.Field)
            .ShouldBe(["RegionCode", "Fields", "LoadCap", "CertificateNumber", "CertificateIssuer", "CertifiedOn"], ignoreOrder: true);
        (await RegisterAsync(Text with { CertificateNumber = "A1", CertificateIssuer = "协会", CertifiedOn = today }, officer)).Problems.ShouldHaveSingleItem().Field.ShouldBe("Level");
        var number = (await RegisterAsync(Text, officer)).Value;

        (await ChangeAsync(Text with { Level = ManagerLevel.Intermediate, CertificateNumber = "A1", CertificateIssuer = "协会", CertifiedOn = today, CertifiedUntil = today.AddDays(-1) })).ShouldBe("certificate.until");
        (await ChangeAsync(Text with { Level = ManagerLevel.Intermediate, CertificateNumber = "A1", CertificateIssuer = "协会", CertifiedOn = today.AddDays(-300), CertifiedUntil = today.AddDays(30) })).ShouldBeNull();

        await using var open = database.Open(scope);
        var kept = (await ManagerDetail.LoadAsync(open.Db, number, officer, Ct))!;
        (kept.Manager.Fields, kept.Record, kept.ReasonNotToKeep).ShouldBe(("C38;C26", null, null));
        ManagerRules.StandingOf(kept.Manager.Level, kept.Manager.CertifiedUntil, today).ShouldBe(CertificateStanding.EndsSoon);
        (await ManagerList.LoadAsync(open.Db, new(IsLapsing: true, Field: "C2"), today, new Page(1), Ct)).Rows.ShouldHaveSingleItem().Number.ShouldBe(number);
        (await ManagerList.LoadAsync(open.Db, new(Field: "C3", Level: ManagerLevel.Senior), today, new Page(1), Ct)).Total.ShouldBe(0);
        await using var stranger = database.Open(world.ScopeOf(world.Guangzhou, world.Tianhe));
        (await ManagerDetail.LoadAsync(stranger.Db, number, Officer(world), Ct)).ShouldBeNull();
        (await ManagerList.LoadAsync(stranger.Db, new(), today, new Page(1), Ct)).Total.ShouldBe(0);
        (await VerbsAsync(database, number)).ShouldBe(["Registered", "Changed"]);

        async Task<Result<string>> RegisterAsync(ManagerText text, Actor actor, OrganizationId? holder = null)
        {
            await using var step = database.Open(scope);
            return await step.The<RegisterManager>().RunAsync(new(holder ?? world.Foshan, text), actor, Ct);
        }

        async Task<string?> ChangeAsync(ManagerText text)
        {
            await using var step = database.Open(scope);
            var version = await step.Db.TechnologyManagers.Where(m => m.Number == number).Select(m => m.Version).SingleAsync(Ct);
            return (await step.The<ChangeManager>().RunAsync(number, version, text, officer, Ct)).Problems is [var first, ..] ? first.Code : null;
        }
    }

    [Fact]
    public async Task An_account_has_one_entry_also_where_the_other_is_kept_out_of_sight()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var account = await AccountAsync(database, world.Foshan);
        await using (var open = database.Open(world.ScopeOf(world.Foshan)))
        {
            (await open.The<RegisterManager>().RunAsync(new(world.Foshan, Text with { AccountId = account }), Officer(world), Ct)).Problems.ShouldBeEmpty();
            await open.Db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.OrganizationId, world.Guangzhou), Ct);
        }

        await using var there = database.Open(world.ScopeOf(world.Guangzhou));
        (await ManagerText.AccountsAsync(there.Db, world.Guangzhou, null, Ct)).ShouldBeEmpty();
        (await there.The<RegisterManager>().RunAsync(new(world.Guangzhou, Text with { AccountId = account }), Officer(world), Ct)).Problems.ShouldHaveSingleItem().Field.ShouldBe("AccountId");
    }

    [Fact]
    public async Task Courses_add_up_by_year_and_who_leaves_keeps_the_story()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var (officer, scope, today) = (Officer(world), world.ScopeOf(world.Foshan, world.Nanhai), database.Clock.Today);
        string number;
        await using (var first = database.Open(scope))
        {
            number = (await first.The<RegisterManager>().RunAsync(new(world.Foshan, Text), officer, Ct)).Value;
        }

        (await DoAsync<RecordTraining>((r, v) => r.RunAsync(new(number, v, "研修班", 40, today.AddYears(-1)), officer, Ct))).ShouldBeNull();
        (await DoAsync<RecordTraining>((r, v) => r.RunAsync(new(number, v, "案例研讨", 8, today, "证明.pdf", "%PDF-1.7 x"u8.ToArray()), officer, Ct))).ShouldBeNull();
        (await DoAsync<RecordTraining>((r, v) => r.RunAsync(new(number, v, "案例研讨", 8, today), officer, Ct))).ShouldBe("training.known");
        (await DoAsync<RecordTraining>((r, v) => r.RunAsync(new(number, v, "另一门", 500, today.AddDays(1)), officer, Ct))).ShouldBe("assignment.range");

        await using var open = database.Open(scope);
        var kept = (await ManagerDetail.LoadAsync(open.Db, number, officer, Ct))!;
        kept.HoursByYear.ShouldBe([(today.Year, 8), (today.Year - 1, 40)]);
        (await ManagerList.LoadAsync(open.Db, new(), today, new Page(1), Ct)).Rows.Single().Hours.ShouldBe(8);
        var paper = kept.Manager.Trainings.Single(t => t.FileId is not null);
        (await RecordTraining.FileAsync(open.Db, number, paper.Id, Ct))!.Name.ShouldBe("证明.pdf");
        await using (var stranger = database.Open(world.ScopeOf(world.Guangzhou)))
        {
            (await RecordTraining.FileAsync(stranger.Db, number, paper.Id, Ct)).ShouldBeNull();
        }

        (await DoAsync<RecordTraining>((r, v) => r.RemoveAsync(number, v, paper.Id, officer, Ct))).ShouldBeNull();
        (await DoAsync<ChangeManager>((c, v) => c.LeaveAsync(number, v, " ", officer, Ct))).ShouldBe("required");
        (await DoAsync<ChangeManager>((c, v) => c.LeaveAsync(number, v, "调往外省", officer, Ct))).ShouldBeNull();
        (await DoAsync<RecordTraining>((r, v) => r.RunAsync(new(number, v, "另一门", 5, today), officer, Ct))).ShouldBe("manager.left");

        await using var after = database.Open(scope);
        (await after.Db.Files.CountAsync(Ct)).ShouldBe(0);
        (await ManagerList.LoadAsync(after.Db, new(), today, new Page(1), Ct)).Total.ShouldBe(0);
        (await ManagerList.LoadAsync(after.Db, new(WithFormer: true), today, new Page(1), Ct)).Rows.Single().LeftOn.ShouldBe(today);
        (await DoAsync<ChangeManager>((c, v) => c.ReturnAsync(number, v, officer, Ct))).ShouldBeNull();
        (await VerbsAsync(database, number)).ShouldBe(["Registered", "TrainingRecorded", "TrainingRecorded", "TrainingRemoved", "Left", "Returned"]);

        async Task<string?> DoAsync<T>(Func<T, int, Task<Result>> act)
            where T : notnull
        {
            await using var step = database.Open(scope);
            var version = await step.Db.TechnologyManagers.Where(m => m.Number == number).Select(m => m.Version).SingleAsync(Ct);
            return (await act(step.The<T>(), version)).Problems is [var first, ..] ? first.Code : null;
        }
    }

    [Fact]
    public async Task What_a_manager_did_is_counted_where_it_happened_and_each_number_is_that_of_its_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var (scope, clock) = (pair.Staff, database.Clock);
        var account = await AccountAsync(database, pair.World.Foshan);
        var actor = new Actor(account, "测试红娘", pair.World.Foshan.Value, nameof(Role.TechnologyManager));
        await using (var open = database.Open(scope))
        {
            (await open.The<RegisterManager>().RunAsync(new(pair.World.Foshan, Text with { AccountId = account, Name = null }), Officer(pair.World), Ct)).Problems.ShouldBeEmpty();
            (await open.The<RegisterManager>().RunAsync(new(pair.World.Foshan, Text with { AccountId = account }), Officer(pair.World), Ct)).Problems.ShouldHaveSingleItem().Field.ShouldBe("AccountId");
        }

        await pair.SignAsync();
        var second = await pair.World.NeedAsync();
        await new Road(database).EngageAsync(second, pair.Expert, JourneyTo.Met);
        await using (var mine = database.Open())
        {
            await mine.Db.Engagements.ExecuteUpdateAsync(e => e.SetProperty(x => x.MatchmakerId, account), Ct);
            await mine.Db.FollowUpSteps.ExecuteUpdateAsync(f => f.SetProperty(x => x.OwnerId, account), Ct);
            await mine.Db.Needs.Where(n => n.Id == second.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.ManagerId, account), Ct);
        }

        var step = await StepAsync(database);
        (await pair.DoAsync<RecordFollowUp, Result>(r => r.RunAsync(
            new(step.Id, step.Version, clock.Today, FollowUpChannel.Phone, FollowUpProgress.OnPlan, null, AmountUnit.TenThousand, EvidenceGrade.E1, false, "顺利", 6), actor, Ct))).Problems.ShouldHaveSingleItem().Field.ShouldBe("Satisfaction");
        (await pair.DoAsync<RecordFollowUp, Result>(r => r.RunAsync(
            new(step.Id, step.Version, clock.Today, FollowUpChannel.Phone, FollowUpProgress.OnPlan, null, AmountUnit.TenThousand, EvidenceGrade.E1, false, "顺利", 4), actor, Ct))).Problems.ShouldBeEmpty();

        await using var read = database.Open(scope);
        var row = (await ManagerList.LoadAsync(read.Db, new(Order: ManagerList.Order.Signed, Ascending: false), clock.Today, new Page(1), Ct)).Rows.Single();
        (row.Name, row.Cases, row.Signed, row.Satisfaction, row.Load).ShouldBe(("测试红娘", 2, 1, 4.0, new ManagerLoads.Load(1, 1, 1)));
        var record = (await ManagerDetail.LoadAsync(read.Db, row.Number, actor, Ct))!.Record!;
        record.ShouldBe(record with { Cases = 2, Introduced = 2, Met = 1, Signed = 1, Lost = 0, Contracts = 1, FollowedUp = 1, InTime = 1, Satisfaction = 4.0, Rated = 1 });
        record.Amounts.ShouldBe([new Money(1_200_000m)]);

        async Task<int> ListedAsync(EngagementFilter filter, params EngagementStage[] stages) =>
            (await EngagementList.LoadAsync(read.Db, clock, actor, filter, stages, EngagementList.Order.Number, true, new Page(1), Ct)).Page.Total;
        (await ListedAsync(new(Matchmaker: account))).ShouldBe(record.Cases);
        (await ListedAsync(new(Matchmaker: account, Reached: EngagementReach.Introduced))).ShouldBe(record.Introduced);
        (await ListedAsync(new(Matchmaker: account, Reached: EngagementReach.Met))).ShouldBe(record.Met);
        (await ListedAsync(new(Matchmaker: account, Reached: EngagementReach.Open))).ShouldBe(record.Load.Engagements);
        (await ListedAsync(new(Matchmaker: account), EngagementStage.Signed)).ShouldBe(record.Signed);
        (await ContractList.LoadAsync(read.Db, new(Matchmaker: account), new Page(1), Ct)).Total.ShouldBe(record.Contracts);
        (await FollowUpList.LoadAsync(read.Db, clock, actor, new(Owner: account, InTime: true), FollowUpList.DueGroup.Done, new Page(1), Ct)).Page.Total.ShouldBe(record.InTime);
        (await FollowUpList.LoadAsync(read.Db, clock, actor, new(Owner: account, Rated: true), FollowUpList.DueGroup.Done, new Page(1), Ct)).Page.Total.ShouldBe(record.Rated);
        (await Hongniang.Needs.NeedList.LoadAsync(read.Db, new(Manager: account), new Page(1), Ct)).Page.Total.ShouldBe(record.Load.Needs);
    }

    private static Actor Officer(World world) => World.Manager(world.Foshan) with { Role = nameof(Role.Officer) };

    private static async Task<Guid> AccountAsync(TestDatabase database, OrganizationId organization)
    {
        var account = new Account { Id = database.Clock.NewId(), UserName = "jl@example.cn", DisplayName = "测试红娘", Role = Role.TechnologyManager, OrganizationId = organization };
        await using var open = database.Open();
        open.Db.Users.Add(account);
        await open.Db.SaveChangesAsync(Ct);
        return account.Id;
    }

    private static async Task<FollowUpStep> StepAsync(TestDatabase database)
    {
        await using var open = database.Open();
        return await open.Db.FollowUpSteps.AsNoTracking().OrderBy(f => f.DueOn).FirstAsync(Ct);
    }

    private static async Task<List<string>> VerbsAsync(TestDatabase database, string number)
    {
        await using var open = database.Open();
        return await open.Db.Journal.Where(j => j.SubjectNumber == number).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct);
    }
}
