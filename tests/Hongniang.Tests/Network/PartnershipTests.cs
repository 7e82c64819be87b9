using System.Text;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Insight;
using Hongniang.Matching.Searching;
using Hongniang.Network;
using Hongniang.Network.Merging;
using Hongniang.Network.Partnerships;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Evidence = Hongniang.Network.Partnerships.PartnershipRules.Evidence;

namespace Hongniang.Tests.Network;

public sealed class PartnershipTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_level_needs_what_its_rule_says()
    {
        PartnershipRules.Carried(new Evidence(0, 0, false, false)).ShouldBe(PartnershipLevel.Contact);
        PartnershipRules.Carried(new Evidence(0, 1, false, false)).ShouldBe(PartnershipLevel.Cooperating);
        PartnershipRules.Carried(new Evidence(0, 0, true, false)).ShouldBe(PartnershipLevel.Cooperating);
        PartnershipRules.Carried(new Evidence(1, 5, true, false)).ShouldBe(PartnershipLevel.Cooperating);
        PartnershipRules.Carried(new Evidence(2, 2, false, false)).ShouldBe(PartnershipLevel.Stable);
        PartnershipRules.Carried(new Evidence(0, 0, true, true)).ShouldBe(PartnershipLevel.Strategic);
        PartnershipRules.ReasonNotToGrant(PartnershipLevel.Stable, new Evidence(1, 1, true, true))!.Args.ShouldBe([2, 1]);
    }

    [Fact]
    public async Task A_partnership_deepens_by_what_is_done_and_signed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.InAsync(database);

        (await work.GrantAsync(PartnershipLevel.Cooperating)).ShouldBe("partnership.cooperating");
        await work.DoAsync(ActivityKind.Contact, 3);
        (await work.GrantAsync(PartnershipLevel.Cooperating)).ShouldBe("partnership.cooperating");
        await work.DoAsync(ActivityKind.Visit, 380);
        (await work.GrantAsync(PartnershipLevel.Cooperating)).ShouldBeNull();
        await work.DoAsync(ActivityKind.Event, 20);
        (await work.GrantAsync(PartnershipLevel.Stable)).ShouldBe("partnership.stable");
        await work.DoAsync(ActivityKind.Training, 10);
        (await work.GrantAsync(PartnershipLevel.Stable)).ShouldBeNull();
        await work.SignAsync(AgreementKind.Strategic, null);
        (await work.GrantAsync(PartnershipLevel.Strategic)).ShouldBe("partnership.strategic");
        await work.SignAsync(AgreementKind.Strategic, Pdf);
        (await work.GrantAsync(PartnershipLevel.Strategic)).ShouldBeNull();
        (await work.GrantAsync(PartnershipLevel.Contact)).ShouldBe("required");
        (await work.GrantAsync(PartnershipLevel.Contact, "联系中断")).ShouldBeNull();

        await using var open = database.Open();
        (await open.Db.Journal.Where(j => j.SubjectKind == nameof(Partnership)).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(
        [
            "Started", "ActivityRecorded", "ActivityRecorded", "LevelGranted", "ActivityRecorded", "ActivityRecorded", "LevelGranted", "AgreementRecorded", "AgreementRecorded", "LevelGranted", "LevelLowered",
        ]);
    }

    [Fact]
    public async Task An_agreement_is_found_by_its_number_however_it_is_typed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.InAsync(database);
        await work.DoAsync(ActivityKind.Visit, 3);
        var number = await work.SignAsync(AgreementKind.Strategic, Pdf);

        await using var open = database.Open();
        foreach (var typed in (string[])[number, number.ToLowerInvariant()])
        {
            (await open.The<SearchRecords>().RunAsync(typed, SearchGroup.Agreements, Ct)).Value.Groups.ShouldHaveSingleItem().Found.ShouldHaveSingleItem().Number.ShouldBe(number);
        }
    }

    [Fact]
    public async Task Introductions_to_the_partner_count_as_things_done_together()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.InAsync(database);
        var road = new Road(database);
        await road.EngageAsync(await work.World.NeedAsync(), await work.World.AchievementAsync(), JourneyTo.Introduced);
        await road.EngageAsync(await work.World.NeedAsync(), await work.World.ExpertAsync(), JourneyTo.Proposed);
        await road.EngageAsync(await work.World.NeedAsync(change: f => f with { HolderId = work.World.Tianhe }), await work.World.AchievementAsync("别处的成果"), JourneyTo.Introduced);

        (await work.DetailAsync()).ShouldSatisfyAllConditions(d => d.Records.Count.ShouldBe(1), d => d.Evidence.InAYear.ShouldBe(1));
        (await work.GrantAsync(PartnershipLevel.Stable)).ShouldBe("partnership.stable");
        await work.DoAsync(ActivityKind.Visit, 1);
        (await work.GrantAsync(PartnershipLevel.Stable)).ShouldBeNull();
    }

    [Fact]
    public async Task Figures_lists_and_counts_are_one_query()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await BusyWorld.InAsync(database);
        await using var open = database.Open(BusyWorld.ReaderOf(world, "city"));
        var today = database.Clock.Today;
        var number = await open.Db.Organizations.Where(o => o.Id == world.Foshan).Select(o => o.Number).SingleAsync(Ct);

        var unit = await PartnershipsOfUnit.LoadAsync(open.Db, world.Foshan, number, today, Ct);

        unit.Counts.Select(c => (c.Title, c.Count)).ShouldBe([("Partners", 1), ("National societies", 1), ("With a strategic agreement that holds", 1), ("Agreement lapses within 90 days, or lapsed", 1)]);
        foreach (var counted in unit.Counts)
        {
            (await PartnershipList.LoadAsync(open.Db, counted.Filter, today, new Page(), Ct)).Page.Total.ShouldBe(counted.Count);
            (await PartnershipList.StreamAsync(open.Db, counted.Filter, today).CountAsync(Ct)).ShouldBe(counted.Count);
        }

        var frame = new FigureFrame(database.Clock, FigurePeriod.All, isAnyEvidence: true, territory: null);
        (await FigureCatalogue.The("partnerships-strategic").ValueAsync(open.Db, frame, Ct)).Count.ShouldBe(1);
        (await PartnershipList.LoadAsync(open.Db, new(Words: "全国 测试"), today, new Page(), Ct)).Page.Rows.ShouldHaveSingleItem().Agreements.ShouldBe(1);
        (await PartnershipList.LoadAsync(open.Db, new(Agreement: PartnershipList.Paperwork.None), today, new Page(), Ct)).Page.Total.ShouldBe(0);
        (await PartnershipList.LoadAsync(open.Db, new(Region: "440600", IsEnded: true), today, new Page(), Ct)).Page.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_looks_after_it_is_warned_90_days_before_an_agreement_lapses_until_another_goes_on_from_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.InAsync(database);
        var until = database.Clock.Today.AddDays(100);
        var number = await work.SignAsync(AgreementKind.Cooperation, Pdf, until);

        (await work.WarnedAsync()).ShouldBe((0, 0));
        database.Time.Advance(TimeSpan.FromDays(10));
        (await work.WarnedAsync()).ShouldBe((1, 0));
        database.Time.Advance(TimeSpan.FromDays(91));
        (await work.WarnedAsync()).ShouldBe((1, 1));
        (await work.DetailAsync()).Agreements.ShouldHaveSingleItem().IsValid(database.Clock.Today).ShouldBeFalse();
        await work.SignAsync(AgreementKind.Cooperation, Pdf, database.Clock.Today.AddYears(3), renews: number);
        (await work.WarnedAsync()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Another_territory_neither_sees_nor_changes_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.InAsync(database);
        var agreement = await work.SignAsync(AgreementKind.Strategic, Pdf);
        await using var guangzhou = database.Open(work.World.ScopeOf(work.World.Guangzhou, work.World.Tianhe));
        var stranger = World.Manager(work.World.Guangzhou);

        (await PartnershipList.LoadAsync(guangzhou.Db, new(), database.Clock.Today, new Page(), Ct)).Page.Total.ShouldBe(0);
        (await guangzhou.The<PartnershipDetail.Reader>().LoadAsync(work.Number, stranger, Ct)).ShouldBeNull();
        (await guangzhou.The<PartnershipDetail.Reader>().FileAsync(work.Number, agreement, Ct)).ShouldBeNull();
        (await guangzhou.The<EndPartnership>().RunAsync(new(work.Number, 0, "试试"), stranger, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await guangzhou.The<PlanYear>().RunAsync(new(work.Number, 0, 2026, "试试", null), stranger, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await guangzhou.The<StartPartnership>().RunAsync(new("佛山市科协（测试）", "测试理工大学", database.Clock.Today, null), stranger, Ct)).Problems.ShouldContain(p => p.Field == "Unit" && p.Code == "holder.not-yours");
        await using var foshan = database.Open(work.World.ScopeOf(work.World.Foshan, work.World.Nanhai));
        (await foshan.The<PartnershipDetail.Reader>().FileAsync(work.Number, agreement, Ct))!.Content.ShouldBe(Pdf);
        (await foshan.The<GrantLevel>().RunAsync(new(work.Number, 0, PartnershipLevel.Strategic, null), World.Manager(work.World.Foshan) with { Role = nameof(Role.Leader) }, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_words()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.InAsync(database);
        await using var open = database.Open(work.World.ScopeOf(work.World.Foshan, work.World.Nanhai));
        var (manager, today) = (World.Manager(work.World.Foshan), database.Clock.Today);

        (await open.The<StartPartnership>().RunAsync(new("佛山市科协（测试）", "测试理工大学", today, null), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("partnership.known");
        (await open.The<StartPartnership>().RunAsync(new("佛山市科协（测试）", "佛山市科协（测试）", today.AddDays(1), null, database.Clock.NewId()), manager, Ct)).Problems.Select(p => p.Code)
            .ShouldBe(["date.future", "partnership.itself", "responsible.unknown"]);
        (await open.The<RecordActivity>().RunAsync(new(work.Number, 0, null, null, " ", "XQ-1"), manager, Ct)).Problems.Select(p => p.Field).ShouldBe(["HeldOn", "Summary", "Kind", "RecordNumber"]);
        (await open.The<RecordAgreement>().RunAsync(new(work.Number, 0, null, "", null, today, today.AddDays(-1), "XY-2026-000009", "x.exe", [77, 90]), manager, Ct)).Problems.Select(p => p.Field)
            .ShouldBe(["Title", "Kind", "ValidUntil", "Renews", "File"]);
        (await open.The<PlanYear>().RunAsync(new(work.Number, 0, today.Year + 1, "做事", "已成"), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("plan.results");
        (await open.The<PlanYear>().RunAsync(new(work.Number, 3, today.Year, "做事", null), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("stale");
        (await open.The<ChangePartnership>().RunAsync(new(work.Number, 0, today, "【机密】", null), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("classified");
        (await open.The<EndAgreement>().RunAsync(new(work.Number, 0, "XY-2026-000009", "无此协议"), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
    }

    [Fact]
    public async Task It_ends_when_no_agreement_holds_any_more_and_may_begin_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.InAsync(database);
        var agreement = await work.SignAsync(AgreementKind.Strategic, Pdf);
        await using var open = database.Open(work.World.ScopeOf(work.World.Foshan, work.World.Nanhai));
        var manager = World.Manager(work.World.Foshan);

        (await open.The<EndPartnership>().RunAsync(new(work.Number, 0, "不再合作"), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("partnership.agreements");
        (await open.The<EndAgreement>().RunAsync(new(work.Number, 0, agreement, "双方同意"), manager, Ct)).Problems.ShouldBeEmpty();
        (await open.The<EndAgreement>().RunAsync(new(work.Number, 0, agreement, "双方同意"), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("agreement.over");
        (await open.The<EndPartnership>().RunAsync(new(work.Number, 0, "不再合作"), manager, Ct)).Problems.ShouldBeEmpty();

        (await open.The<RecordActivity>().RunAsync(new(work.Number, 1, ActivityKind.Visit, database.Clock.Today, "走访"), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("partnership.ended");
        (await open.The<StartPartnership>().RunAsync(new("佛山市科协（测试）", "测试理工大学", database.Clock.Today, null), manager, Ct)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Partners_that_are_merged_are_partners_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.InAsync(database);
        await using var open = database.Open();
        var manager = World.Manager(work.World.Guangzhou);
        var twin = (await open.The<RegisterOrganization>().RunAsync(new(new Organization.Facts
        {
            Name = "测试理工大学（重复）", Kind = OrganizationKind.University, Level = OrganizationLevel.None, HolderId = work.World.Guangzhou, RegionCode = "440100",
        }), manager, Ct)).Value;
        (await open.The<StartPartnership>().RunAsync(new("佛山市科协（测试）", twin, database.Clock.Today, null), manager, Ct)).Problems.ShouldBeEmpty();
        var kept = await open.Db.Organizations.Where(o => o.Id == work.World.University).Select(o => o.Number).SingleAsync(Ct);

        (await open.The<MergeOrganizations>().RunAsync(new(kept, 0, twin, 0), manager, Ct)).Problems.ShouldBeEmpty();

        await using var after = database.Open();
        (await after.Db.Partnerships.OrderBy(p => p.Number).Select(p => new { p.PartnerId, IsActive = p.EndedOn == null }).ToListAsync(Ct)).ShouldBe(
            [new { PartnerId = work.World.University, IsActive = true }, new { PartnerId = work.World.University, IsActive = false }]);
    }

    /// <summary>佛山 and its partner, a university.</summary>
    private sealed class Work(TestDatabase database, World world, string number)
    {
        public World World => world;

        public string Number => number;

        public static async Task<Work> InAsync(TestDatabase database)
        {
            var world = await World.InAsync(database);
            await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
            var result = await open.The<StartPartnership>().RunAsync(new("佛山市科协（测试）", "测试理工大学", database.Clock.Today.AddDays(-500), "引进专家"), World.Manager(world.Foshan), Ct);
            result.Problems.ShouldBeEmpty();
            return new Work(database, world, result.Value);
        }

        public async Task<PartnershipDetail> DetailAsync()
        {
            await using var open = Open();
            return (await open.The<PartnershipDetail.Reader>().LoadAsync(number, World.Manager(world.Foshan), Ct)).ShouldNotBeNull();
        }

        public async Task DoAsync(ActivityKind kind, int daysAgo)
        {
            var version = (await DetailAsync()).Version;
            await using var open = Open();
            (await open.The<RecordActivity>().RunAsync(new(number, version, kind, database.Clock.Today.AddDays(-daysAgo), "一起做事"), World.Manager(world.Foshan), Ct)).Problems.ShouldBeEmpty();
        }

        public async Task<string> SignAsync(AgreementKind kind, byte[]? paper, DateOnly? until = null, string? renews = null)
        {
            var version = (await DetailAsync()).Version;
            await using var open = Open();
            var result = await open.The<RecordAgreement>().RunAsync(new(number, version, kind, "合作协议", "第三方单位", database.Clock.Today, until, renews, "协议.pdf", paper), World.Manager(world.Foshan), Ct);
            result.Problems.ShouldBeEmpty();
            return result.Value;
        }

        /// <returns>The code of the refusal; null when granted.</returns>
        public async Task<string?> GrantAsync(PartnershipLevel level, string? reason = null)
        {
            var version = (await DetailAsync()).Version;
            await using var open = Open();
            return (await open.The<GrantLevel>().RunAsync(new(number, version, level, reason), World.Manager(world.Foshan), Ct)).Problems is [var first, ..] ? first.Code : null;
        }

        public async Task<(int Total, int Overdue)> WarnedAsync()
        {
            await using var open = Open();
            var day = await MyDay.LoadAsync(open.Db, database.Clock, World.Manager(world.Foshan), mine: true, null, 1, Ct);
            var section = day.Sections.Single(s => s.Part is MyDay.DayPart.Agreements);
            section.Page.Rows.Select(r => r.Number).ShouldBeSubsetOf(await open.Db.Agreements.Select(a => a.Number).ToListAsync(Ct));
            return (section.Page.Total, section.Overdue);
        }

        private TestScope Open() => database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
    }
}
