using System.Text;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Insight;
using Hongniang.Network;
using Hongniang.Network.Stations;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Evidence = Hongniang.Network.Stations.StationMaturity.Evidence;

namespace Hongniang.Tests.Network;

public sealed class StationTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_station_goes_its_way_step_by_step_and_no_step_is_left_out()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.InAsync(database);

        (await work.DecideAsync(true)).ShouldBe("station.sheets");
        (await work.AgreeAsync()).ShouldBe("station.state");
        (await work.ScoreAsync(20)).ShouldBeNull();
        (await work.ScoreAsync(20)).ShouldBe("station.scored");
        (await work.DecideAsync(true)).ShouldBe("station.sheets");
        (await work.ScoreAsync(9, reviewer: 2)).ShouldBeNull();
        (await work.DecideAsync(true)).ShouldBe("station.points");
        (await work.ScoreAsync(22, reviewer: 3)).ShouldBeNull();
        (await work.DecideAsync(true)).ShouldBeNull();
        (await work.ScoreAsync(20, reviewer: 4)).ShouldBe("station.state");
        (await work.OpenAsync()).ShouldBe("station.state");
        (await work.AgreeAsync()).ShouldBeNull();
        (await work.ServeAsync("走访")).ShouldBe("station.state");
        (await work.OpenAsync()).ShouldBe("station.host");
        (await work.ChangeAsync(f => f with { Host = "测试电池有限公司" })).ShouldBeNull();
        (await work.OpenAsync()).ShouldBeNull();
        (await work.RenewAsync()).ShouldBe("station.unchecked");
        (await work.CheckAsync(CheckResult.ToImprove)).ShouldBeNull();
        (await work.RenewAsync()).ShouldBe("station.unchecked");
        (await work.CheckAsync(CheckResult.Passed)).ShouldBeNull();
        (await work.RenewAsync()).ShouldBeNull();
        (await work.CloseAsync("")).ShouldBe("required");
        (await work.CloseAsync("任务完成")).ShouldBeNull();
        (await work.CloseAsync("任务完成")).ShouldBe("station.state");

        await using var open = database.Open();
        (await open.Db.Journal.Where(j => j.SubjectKind == "Station").OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(
            ["Applied", "Scored", "Scored", "Scored", "Selected", "Agreed", "Changed", "Opened", "Checked", "Checked", "Renewed", "Closed"]);
        (await open.Db.Stations.AsNoTracking().SingleAsync(Ct)).Checks.ShouldHaveSingleItem().Result.ShouldBe(CheckResult.Passed);
    }

    [Fact]
    public async Task A_station_without_an_enterprise_that_hosts_it_cannot_stay_running()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.RunningAsync(database);

        (await work.ChangeAsync(f => f with { Host = "" })).ShouldBe("station.host");
        (await work.StationAsync()).HostId.ShouldBe(work.World.Firm);
    }

    [Fact]
    public void Each_level_of_maturity_needs_those_below_it()
    {
        var all = new Evidence(4, true, 5, 6, 3, 3, true);

        StationMaturity.Carried(all).ShouldBe(MaturityLevel.Replicable);
        StationMaturity.Carried(all with { HasPassedCheck = false }).ShouldBe(MaturityLevel.Proven);
        StationMaturity.Carried(all with { Parties = 3 }).ShouldBe(MaturityLevel.Routine);
        StationMaturity.Carried(all with { Records = 2 }).ShouldBe(MaturityLevel.Routine);
        StationMaturity.Carried(all with { Enterprises = 2 }).ShouldBe(MaturityLevel.Active);
        StationMaturity.Carried(all with { Services = 2 }).ShouldBe(MaturityLevel.SetUp);
        StationMaturity.Carried(all with { HasAgreement = false }).ShouldBeNull();
        StationMaturity.Lacking(MaturityLevel.Routine, all with { Members = 1 }).ShouldHaveSingleItem().Args.ShouldBe([5, 1]);
    }

    [Fact]
    public async Task Maturity_grows_by_what_is_on_record()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.RunningAsync(database);

        (await work.GrowAsync(MaturityLevel.Active)).ShouldBe("maturity.bare");
        (await work.GrowAsync(MaturityLevel.SetUp)).ShouldBeNull();
        foreach (var enterprise in new[] { "测试电池有限公司", "甲公司", "乙公司", "甲公司", "甲公司" })
        {
            (await work.ServeAsync("走访诊断", enterprise)).ShouldBeNull();
        }

        (await work.ServeAsync("", "甲公司", "XQ")).ShouldBe("required");
        (await work.ServeAsync("推荐专家", "甲公司", "DJ-2026-000001")).ShouldBeNull();
        (await work.GrowAsync(MaturityLevel.Routine)).ShouldBe("maturity.bare");
        foreach (var name in new[] { "甲", "乙", "丙", "丁", "戊" })
        {
            (await work.TakeInAsync(name)).ShouldBeNull();
        }

        (await work.TakeInAsync("甲")).ShouldBe("member.known");
        (await work.GrowAsync(MaturityLevel.Routine)).ShouldBeNull();
        (await work.GrowAsync(MaturityLevel.Proven)).ShouldBe("maturity.bare");
        (await work.GrowAsync(MaturityLevel.SetUp)).ShouldBeNull();
        var detail = await work.DetailAsync();
        detail.Enterprises.Select(e => (e.Name, e.Times)).ShouldBe([("甲公司", 4), ("乙公司", 1), ("测试电池有限公司", 1)], ignoreOrder: true);
        detail.Evidence.Records.ShouldBe(1);
        var leaving = detail.Station.Members[0];
        await using var open = work.Open();
        (await open.The<ChangeMembers>().RemoveAsync(work.Number, detail.Station.Version, leaving.Id, World.Manager(work.World.Foshan), Ct)).Problems.ShouldBeEmpty();
        (await work.DetailAsync()).Station.Members.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_proven_station_writes_a_playbook_that_another_territory_reads_and_copies()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.RunningAsync(database);
        (await work.PlaybookAsync("每季度驻站一周")).ShouldBe("station.unproven");
        await using (var all = database.Open())
        {
            var station = await all.Db.Stations.SingleAsync(Ct);
            station.Grow(MaturityLevel.Proven, null, database.Clock.Today);
            await all.Db.SaveChangesAsync(Ct);
        }

        (await work.PlaybookAsync(" ")).ShouldBe("required");
        (await work.PlaybookAsync("【机密】做法")).ShouldBe("classified");
        (await work.PlaybookAsync("每季度驻站一周")).ShouldBeNull();
        await using var guangzhou = database.Open(work.World.ScopeOf(work.World.Guangzhou, work.World.Tianhe));
        var stranger = World.Manager(work.World.Guangzhou);
        (await Playbook.FindAsync(guangzhou.Db, work.Number, Ct)).ShouldNotBeNull().Text.ShouldBe("每季度驻站一周");
        (await guangzhou.The<ApplyForStation>().RunAsync(new(StationKind.SocietyStation, work.World.Guangzhou, Work.Facts, "ZD-2026-000999"), stranger, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("playbook.unknown");
        (await guangzhou.The<ApplyForStation>().RunAsync(new(StationKind.SocietyStation, work.World.Guangzhou, Work.Facts, work.Number), stranger, Ct)).Problems.ShouldBeEmpty();

        var found = (await Playbook.FindAsync(guangzhou.Db, work.Number, Ct)).ShouldNotBeNull();
        (found.Adoptions, found.Running).ShouldBe((1, 0));
        (await Playbook.AdoptionsAsync(guangzhou.Db, found.Id, Ct)).ShouldHaveSingleItem().State.ShouldBe(StationState.Applied);
        await using var foshan = work.Open();
        (await Playbook.ListAsync(foshan.Db, new Page(1), Ct)).Rows.ShouldHaveSingleItem().Adoptions.ShouldBe(1);
        (await Playbook.AdoptionsAsync(foshan.Db, found.Id, Ct)).ShouldBeEmpty();
        await using var firm = database.Open(new Scope { Own = work.World.Firm });
        (await Playbook.FindAsync(firm.Db, work.Number, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Figures_the_list_and_the_day_are_one_query_each()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await BusyWorld.InAsync(database);
        await using var open = database.Open(BusyWorld.ReaderOf(world, "city"));
        var (today, frame) = (database.Clock.Today, new FigureFrame(database.Clock, FigurePeriod.All, isAnyEvidence: true, territory: null));

        (await StationList.LoadAsync(open.Db, new(), today, new Page(1), Ct)).ShouldSatisfyAllConditions(
            f => f.Page.Total.ShouldBe(1), f => f.PerKind.ShouldBe(new Dictionary<StationKind, int> { [StationKind.TalentStation] = 1 }), f => f.Page.Rows.ShouldHaveSingleItem().HostName.ShouldBe("测试电池有限公司"));
        (await FigureCatalogue.The("stations-talent").ValueAsync(open.Db, frame, Ct)).Count.ShouldBe(1);
        (await FigureCatalogue.The("stations-overseas").ValueAsync(open.Db, frame, Ct)).Count.ShouldBe(0);
        (await StationList.CountAsync(open.Db, new(IsLapsing: true), today, Ct)).ShouldBe(1);
        (await MyDay.LoadAsync(open.Db, database.Clock, World.Manager(world.Foshan), mine: false, null, 1, Ct)).Sections.Single(s => s.Part is MyDay.DayPart.Stations).Page.Total.ShouldBe(1);
        (await StationList.CountAsync(open.Db, new(Words: "测试 站点", Region: "440600"), today, Ct)).ShouldBe(1);
        (await StationList.CountAsync(open.Db, new(State: StationState.Closed), today, Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Another_territory_neither_sees_nor_changes_it_and_leaders_only_look()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.RunningAsync(database);
        await using var guangzhou = database.Open(work.World.ScopeOf(work.World.Guangzhou, work.World.Tianhe));
        var stranger = World.Manager(work.World.Guangzhou);

        (await StationDetail.LoadAsync(guangzhou.Db, work.Number, database.Clock.Today, stranger, Ct)).ShouldBeNull();
        (await StationDetail.FileAsync(guangzhou.Db, work.Number, Ct)).ShouldBeNull();
        (await guangzhou.The<CloseStation>().RunAsync(new(work.Number, 0, "试试"), stranger, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await guangzhou.The<ApplyForStation>().RunAsync(new(StationKind.SocietyStation, work.World.Foshan, Work.Facts), stranger, Ct)).Problems.ShouldContain(p => p.Code == "holder.outside");
        await using var foshan = work.Open();
        (await StationDetail.FileAsync(foshan.Db, work.Number, Ct))!.Content.ShouldBe(Pdf);
        (await foshan.The<CloseStation>().RunAsync(new(work.Number, 0, "试试"), World.Manager(work.World.Foshan) with { Role = nameof(Role.Leader) }, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_words()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await Work.InAsync(database);
        await using var open = work.Open();
        var manager = World.Manager(work.World.Foshan);

        (await open.The<ApplyForStation>().RunAsync(new(null, work.World.Foshan, Work.Facts), manager, Ct)).Problems.ShouldHaveSingleItem().Field.ShouldBe("Kind");
        (await open.The<ApplyForStation>().RunAsync(new(StationKind.OverseasSite, work.World.Foshan, Work.Facts with { Name = "无", RegionCode = "999999", CountryCode = "xx", TimeZone = "Mars/Olympus", Society = "没有这家" }), manager, Ct))
            .Problems.Select(p => p.Field).ShouldBe(["Name", "RegionCode", "CountryCode", "TimeZone", "Society"]);
        (await open.The<ScoreStation>().RunAsync(new(work.Number, 0, 26, -1, null, 5, null), manager, Ct)).Problems.Select(p => p.Field).ShouldBe(["Need", "Team", "Plan"]);
        (await open.The<ScoreStation>().RunAsync(new(work.Number, 9, 20, 20, 20, 20, null), manager, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("stale");
        Countries.IsKnown("SG").ShouldBeTrue();
        Countries.IsKnown("XX").ShouldBeFalse();
    }

    /// <summary>An application of 佛山 for a station of a society.</summary>
    private sealed class Work(TestDatabase database, World world, string number)
    {
        public static StationFacts Facts { get; } = new("佛山电池服务站", "Foshan station", "440600", null, null, null, null, "C38", "测试理工大学", null, null, null, "走访企业", null);

        public World World => world;

        public string Number => number;

        public static async Task<Work> InAsync(TestDatabase database)
        {
            var world = await World.InAsync(database);
            await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
            var result = await open.The<ApplyForStation>().RunAsync(new(StationKind.SocietyStation, world.Foshan, Facts), World.Manager(world.Foshan), Ct);
            result.Problems.ShouldBeEmpty();
            return new Work(database, world, result.Value);
        }

        public static async Task<Work> RunningAsync(TestDatabase database)
        {
            var work = await InAsync(database);
            (await work.ScoreAsync(20)).ShouldBeNull();
            (await work.ScoreAsync(20, reviewer: 2)).ShouldBeNull();
            (await work.DecideAsync(true)).ShouldBeNull();
            (await work.ChangeAsync(f => f with { Host = "测试电池有限公司" })).ShouldBeNull();
            (await work.AgreeAsync()).ShouldBeNull();
            (await work.OpenAsync()).ShouldBeNull();
            return work;
        }

        public TestScope Open() => database.Open(world.ScopeOf(world.Foshan, world.Nanhai));

        public async Task<StationDetail> DetailAsync()
        {
            await using var open = Open();
            return (await StationDetail.LoadAsync(open.Db, number, database.Clock.Today, World.Manager(world.Foshan), Ct)).ShouldNotBeNull();
        }

        public async Task<ServiceStation> StationAsync() => (await DetailAsync()).Station;

        public Task<string?> ScoreAsync(int points, int reviewer = 1) => TryAsync((scope, version) => scope.The<ScoreStation>().RunAsync(
            new(number, version, points, points, points, points, "可行"), World.Manager(world.Foshan) with { AccountId = new Guid(reviewer, 0, 0, new byte[8]), Role = nameof(Role.Reviewer) }, Ct));

        public Task<string?> DecideAsync(bool isSelected) => TryAsync((scope, version) => scope.The<DecideStation>().RunAsync(new(number, version, isSelected, null), Manager, Ct));

        public Task<string?> AgreeAsync() => TryAsync((scope, version) => scope.The<AgreeOnStation>().RunAsync(new(number, version, database.Clock.Today, database.Clock.Today.AddYears(1), "协议.pdf", Pdf), Manager, Ct));

        public Task<string?> OpenAsync() => TryAsync((scope, version) => scope.The<OpenStation>().RunAsync(new(number, version), Manager, Ct));

        public Task<string?> ChangeAsync(Func<StationFacts, StationFacts> change) => TryAsync((scope, version) => scope.The<ChangeStation>().RunAsync(new(number, version, change(Facts)), Manager, Ct));

        public Task<string?> CheckAsync(CheckResult result) => TryAsync((scope, version) => scope.The<CheckStation>().RunAsync(new(number, version, database.Clock.Today.Year, result, 80, "服务到位"), Manager, Ct));

        public Task<string?> RenewAsync() => TryAsync((scope, version) => scope.The<RenewStation>().RunAsync(new(number, version, database.Clock.Today.AddYears(2)), Manager, Ct));

        public Task<string?> CloseAsync(string reason) => TryAsync((scope, version) => scope.The<CloseStation>().RunAsync(new(number, version, reason), Manager, Ct));

        public Task<string?> ServeAsync(string summary, string? enterprise = null, string? record = null) => TryAsync((scope, version) => scope.The<RecordService>().RunAsync(new(number, version, database.Clock.Today, summary, enterprise, record), Manager, Ct));

        public Task<string?> TakeInAsync(string name) => TryAsync((scope, version) => scope.The<ChangeMembers>().AddAsync(number, version, new(name, StationRole.Expert, null, "测试理工大学", false), Manager, Ct));

        public Task<string?> GrowAsync(MaturityLevel level) => TryAsync((scope, version) => scope.The<GrowStation>().RunAsync(new(number, version, level, "增加服务"), Manager, Ct));

        public Task<string?> PlaybookAsync(string text) => TryAsync((scope, version) => scope.The<WritePlaybook>().RunAsync(new(number, version, text), Manager, Ct));

        private Actor Manager => World.Manager(world.Foshan);

        /// <returns>The code of the refusal; null when it was done.</returns>
        private async Task<string?> TryAsync(Func<TestScope, int, Task<Result>> step)
        {
            var version = (await StationAsync()).Version;
            await using var open = Open();
            return (await step(open, version)).Problems is [var first, ..] ? first.Code : null;
        }
    }
}
