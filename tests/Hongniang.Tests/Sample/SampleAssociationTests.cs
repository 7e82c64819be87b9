using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Network.Partnerships;
using Hongniang.Network.Stations;
using Hongniang.Sample;
using Hongniang.Testing;
using Hongniang.Tests.Matching;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Sample;

public sealed class SampleAssociationTests
{
    [Fact]
    public async Task It_is_the_same_every_time()
    {
        await using var one = await TestDatabase.CreateAsync();
        await using var other = await TestDatabase.CreateAsync();

        await one.SeedAsync();
        await other.SeedAsync();

        (await one.DumpAsync()).ShouldBe(await other.DumpAsync());
    }

    [Fact]
    public async Task It_holds_enough_of_everything_and_every_state_and_stage()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        await using var scope = database.Open();
        var db = scope.Db;

        (await db.Needs.CountAsync()).ShouldBeGreaterThanOrEqualTo(120);
        (await db.Achievements.CountAsync()).ShouldBeGreaterThanOrEqualTo(80);
        (await db.Experts.CountAsync()).ShouldBeGreaterThanOrEqualTo(160);
        (await db.Needs.Select(n => n.IndustryCode!.Substring(0, 1)).Distinct().CountAsync()).ShouldBeGreaterThanOrEqualTo(4);
        (await db.Organizations.CountAsync(o => o.Kind == OrganizationKind.Association && o.Level == OrganizationLevel.City)).ShouldBe(21);
        (await db.Needs.Select(n => n.State).Distinct().ToListAsync()).Order().ShouldBe(Enum.GetValues<NeedState>());
        (await db.Engagements.Select(e => e.Stage).Distinct().ToListAsync()).Order().ShouldBe(Enum.GetValues<EngagementStage>());
        (await db.Contracts.Select(c => c.Kind).Distinct().ToListAsync()).Order().ShouldBe(Enum.GetValues<ContractKind>());
        (await db.Contracts.Select(c => c.Evidence).Distinct().ToListAsync()).Order().ShouldBe(Enum.GetValues<EvidenceGrade>());
        (await db.Contracts.CountAsync(c => c.FileId == null)).ShouldBeGreaterThan(0);
        (await db.Contracts.CountAsync(c => c.FileId != null) + await db.Agreements.CountAsync(a => a.FileId != null) + await db.Stations.CountAsync(s => s.FileId != null)).ShouldBe(await db.Files.CountAsync());
        (await db.Verdicts.Select(v => v.Kind).Distinct().CountAsync()).ShouldBe(2);

        // Towns hang right under the two cities that have no counties.
        var cities = await db.Organizations.Where(o => o.RegionCode == "441900" || o.RegionCode == "442000").Where(o => o.Kind == OrganizationKind.Association).Select(o => o.Id).ToListAsync();
        (await db.Organizations.Where(o => o.Kind == OrganizationKind.Association && cities.Contains(o.ParentId!.Value)).Select(o => o.Level).Distinct().SingleAsync()).ShouldBe(OrganizationLevel.Town);
    }

    [Fact]
    public async Task Foshan_has_28_national_societies_as_partners_and_12_strategic_agreements_that_hold()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        await using var scope = database.Open();
        var (db, today) = (scope.Db, database.Clock.Today);
        var foshan = await db.Organizations.Where(o => o.Kind == OrganizationKind.Association && o.RegionCode == "440600").Select(o => o.Number).SingleAsync();
        var societies = new PartnershipList.Filter(Unit: foshan, PartnerKind: OrganizationKind.Society, PartnerLevel: OrganizationLevel.National);

        (await PartnershipList.CountAsync(db, societies, today, default)).ShouldBe(28);
        (await PartnershipList.CountAsync(db, societies with { Agreement = PartnershipList.Paperwork.Strategic }, today, default)).ShouldBe(12);
        (await PartnershipList.CountAsync(db, societies with { Agreement = PartnershipList.Paperwork.Expiring }, today, default)).ShouldBe(3);

        // No level is granted that the rules would not carry.
        var reader = scope.The<PartnershipDetail.Reader>();
        foreach (var number in await db.Partnerships.Select(p => p.Number).ToListAsync())
        {
            var found = (await reader.LoadAsync(number, Actor.System, default))!;
            found.IsLevelBare.ShouldBeFalse(number);
        }
    }

    [Fact]
    public async Task Shenzhen_has_63_stations_for_talent_and_11_sites_abroad_and_every_step_of_the_way_is_shown()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        await using var scope = database.Open();
        var (db, today) = (scope.Db, database.Clock.Today);
        var running = new StationList.Filter(Region: "440300", State: StationState.Running);

        (await StationList.CountAsync(db, running with { Kind = StationKind.TalentStation }, today, default)).ShouldBe(63);
        (await StationList.CountAsync(db, running with { Kind = StationKind.OverseasSite }, today, default)).ShouldBe(11);
        (await db.Stations.Where(s => s.Kind == StationKind.OverseasSite).Select(s => s.CountryCode).Distinct().OrderBy(c => c).ToListAsync()).ShouldBe(["GB", "SE", "SG", "US"]);
        (await StationList.CountAsync(db, new(Kind: StationKind.ServiceTeam, State: StationState.Running, Region: "440100"), today, default)).ShouldBe(2);
        (await StationList.CountAsync(db, new(Kind: StationKind.ServiceSite, State: StationState.Selected, Region: "440100"), today, default)).ShouldBe(19);
        (await db.Stations.Select(s => s.State).Distinct().ToListAsync()).Order().ShouldBe(Enum.GetValues<StationState>());
        var teams = await TeamAtWork.LoadAsync(db, today, default);
        var members = teams.SelectMany(t => t.Experts).ToList();
        (teams.Count, members.Count, await db.Experts.CountAsync(e => members.Contains(e.Number) && e.HasConsent)).ShouldBe((5, 18, 18));

        // No step was taken and no level granted that the rules would not have let.
        foreach (var station in await db.Stations.AsNoTracking().Include(s => s.Members).Include(s => s.ScoreSheets).Include(s => s.Services).AsSplitQuery().ToListAsync())
        {
            if (station.State is StationState.Selected or StationState.Agreed or StationState.Running)
            {
                StationRules.AveragePoints(station).ShouldBeGreaterThanOrEqualTo(StationRules.LeastPoints, station.Number);
            }

            if (station is { State: StationState.Running, Maturity: { } level })
            {
                StationMaturity.Lacking(level, StationMaturity.EvidenceOf(station, today)).ShouldBeEmpty($"{station.Name} {level}");
            }
        }

        (await db.Stations.SingleAsync(s => s.Name.Contains("潮州"))).Maturity.ShouldBe(MaturityLevel.Proven);
        (await Playbook.ListAsync(db, new Page(1), default)).Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Adoptions.ShouldBe(2), p => p.Running.ShouldBe(1));
    }

    [Fact]
    public async Task Something_is_done_due_today_and_overdue()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        await using var scope = database.Open();
        var today = database.Clock.Today;

        (await scope.Db.FollowUpSteps.CountAsync(f => f.DoneAt != null)).ShouldBeGreaterThan(10);
        (await scope.Db.FollowUpSteps.CountAsync(f => f.DoneAt == null && f.DueOn == today)).ShouldBeGreaterThan(0);
        (await scope.Db.FollowUpSteps.CountAsync(f => f.DoneAt == null && f.DueOn < today)).ShouldBeGreaterThan(0);
        (await scope.Db.Engagements.CountAsync(e => e.NextStepDue == today)).ShouldBeGreaterThan(0);
        (await scope.Db.Engagements.CountAsync(e => e.NextStepDue < today)).ShouldBeGreaterThan(0);
        (await scope.Db.Engagements.CountAsync(e => e.NextStepDue > today)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Nothing_in_it_could_be_real()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        await using var scope = database.Open();
        var units = await scope.Db.Organizations.ToListAsync();
        var experts = await scope.Db.Experts.ToListAsync();
        var achievements = await scope.Db.Achievements.ToListAsync();

        units.Where(u => u.Uscc is not null).ShouldAllBe(u => Uscc.IsValid(u.Uscc) && u.Uscc!.Substring(8, 4) == "XLHN");
        units.Where(u => u.Uscc is not null).Select(u => u.Uscc).ShouldBeUnique();
        units.Count(u => u.Kind == OrganizationKind.Enterprise && u.Uscc is null).ShouldBe(0);
        units.ShouldAllBe(u => u.IsSample && u.Name.Contains("（样例）"));
        units.Select(u => u.ContactPhone).Concat(experts.Select(e => e.ContactPhone)).Concat(achievements.Select(a => a.ContactPhone)).OfType<string>()
            .ShouldAllBe(p => p.Contains("-000") && ContactChecks.IsPhone(p));
        units.Select(u => u.ContactEmail).Concat(experts.Select(e => e.ContactEmail)).OfType<string>().ShouldAllBe(e => e.EndsWith(".example"));
        (await scope.Db.Needs.AllAsync(n => n.IsSample)).ShouldBeTrue();
        (await scope.Db.Engagements.AllAsync(e => e.IsSample)).ShouldBeTrue();
    }

    [Fact]
    public async Task Its_journal_is_whole_and_in_the_order_of_time()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        await using var scope = database.Open();

        var check = await JournalCheck.RunAsync(scope.Db, default);
        var instants = await scope.Db.Journal.OrderBy(j => j.Sequence).Select(j => j.At).ToListAsync();

        check.FirstBreak.ShouldBeNull();
        check.Entries.ShouldBeGreaterThan(1000);
        instants.ShouldBe(instants.Order());
        instants[^1].ShouldBeLessThan(database.Clock.Now);
        var words = new Words(typeof(HongniangDb).Assembly).Chinese;
        var verbs = await scope.Db.Journal.Select(j => new { j.SubjectKind, j.Verb }).Distinct().ToListAsync();
        verbs.Select(v => $"Journal.{v.SubjectKind}.{v.Verb}").Where(key => !words.ContainsKey(key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_clocks_find_nothing_to_do_on_the_first_day()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        await using var scope = database.Open();
        var inWork = NeedsInWork.Since(scope.Db, database.Clock.Now.AddDays(-SleepIdleNeeds.WarnAfterDays));

        (await scope.The<ExpireNeeds>().RunAsync(inWork, default)).Value.ShouldBe(0);
        (await scope.The<SleepIdleNeeds>().RunAsync(inWork, default)).Value.Slept.ShouldBe(0);
    }

    [Fact]
    public async Task Every_account_of_the_tour_signs_in_and_has_something_to_do()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        await using var scope = database.Open();
        var accounts = (await scope.Db.Users.ToListAsync()).ToDictionary(a => a.UserName!.Split('@')[0]);

        SampleAssociation.Tour.Except(accounts.Keys).ShouldBeEmpty();
        accounts.Values.ShouldAllBe(a => a.IsSample && new PasswordHasher<Account>().VerifyHashedPassword(a, a.PasswordHash!, SampleAssociation.Password) == PasswordVerificationResult.Success);
        await using var firm = database.Open(await ReadScope.OfAsync(scope.Db, accounts["enterprise"], default));
        (await firm.Db.Needs.Select(n => n.State).Distinct().CountAsync()).ShouldBeGreaterThanOrEqualTo(4);
        (await firm.Db.Engagements.Include(e => e.Consents).ToListAsync()).ShouldContain(e => e.Stage == EngagementStage.AwaitingConsent && e.ConsentOf(Side.Demand) == null);
        await using var expert = database.Open(await ReadScope.OfAsync(scope.Db, accounts["expert"], default));
        (await expert.Db.Engagements.Include(e => e.Consents).ToListAsync()).ShouldContain(e => e.Stage == EngagementStage.AwaitingConsent && e.ConsentOf(Side.Supply) == null);
        await using var county = database.Open(await ReadScope.OfAsync(scope.Db, accounts["nanhai"], default));
        (await county.Db.Engagements.CountAsync()).ShouldBeGreaterThan(3);
        await using var university = database.Open(await ReadScope.OfAsync(scope.Db, accounts["university"], default));
        (await university.Db.Achievements.CountAsync()).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task The_ranking_puts_signed_candidates_first()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.SeedAsync();
        await using var scope = database.Open();
        var signed = await scope.Db.Engagements.Where(e => e.Stage == EngagementStage.Signed && e.AchievementId != null).OrderBy(e => e.Number).ToListAsync();

        var first = 0;
        foreach (var engagement in signed)
        {
            var need = await scope.Db.Needs.SingleAsync(n => n.Id == engagement.NeedId);
            var list = await database.MatchAsync(need);
            first += list.Rows.Single(r => r.Rank == 1).Candidate.Id == engagement.AchievementId!.Value.Value ? 1 : 0;
            engagement.MatchScore.ShouldNotBeNull();
            KeptMatch.Read(engagement.MatchReasons)!.Phrases.ShouldNotBeEmpty();
        }

        signed.Count.ShouldBeGreaterThan(15);
        first.ShouldBe(signed.Count);
    }

    [Fact]
    public async Task A_database_that_is_in_use_is_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await World.InAsync(database);
        await using var scope = database.Open();

        var result = await SampleAssociation.SeedAsync(scope.Db, database.Clock, database.Clock.Today, default);

        result.Problems.Select(p => p.Code).ShouldBe(["sample.not-empty"]);
        (await scope.Db.Needs.CountAsync()).ShouldBe(0);
    }
}
