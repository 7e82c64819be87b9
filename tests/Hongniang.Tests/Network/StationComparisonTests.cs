using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network.Stations;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Network;

public sealed class StationComparisonTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_stands_beside_the_original_at_the_same_age_and_in_the_same_period_with_its_steps_by_the_originals_pace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var today = database.Clock.Today;
        // The original began 24 months ago, the copy 6 months ago; another copy is only applied for, and one was turned down.
        var source = await AddAsync(database, world.Guangzhou, "原站点", 24, null, playbook: true);
        await ServeAsync(database, source, (-23, "甲厂", null), (-22, "乙厂", "XQ-2026-000001"), (-21, "丙厂", "XQ-2026-000001"), (-20, "甲厂", "HT-2026-000001"), (-2, "甲厂", null));
        var copy = await AddAsync(database, world.Nanhai, "复制站点", 6, source);
        await ServeAsync(database, copy, (-4, "丁厂", null), (-1, "丁厂", null));
        await AddAsync(database, world.Nanhai, "申请中", null, source);
        await AddAsync(database, world.Nanhai, "未入选", null, source, turnedDown: true);

        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var found = (await StationComparison.LoadAsync(open.Db, await NumberAsync(database, source), null, null, null, database.Clock, 1, Ct)).ShouldNotBeNull();

        (found.Age, found.To, found.From).ShouldBe((6, today, today.AddMonths(-12).AddDays(1)));
        found.Columns.Select(c => (c.Name, c.IsSource, c.IsSeen, c.Months)).ShouldBe([("原站点", true, false, 24), ("复制站点", false, true, 6), ("申请中", false, true, null)]);
        found.Columns[0].AtAge.ShouldBe(new StationComparison.Counts(3, 4, 1, 1));
        found.Columns[0].InPeriod.ShouldBe(new StationComparison.Counts(1, 1, 0, 0));
        found.Columns[1].AtAge.ShouldBe(new StationComparison.Counts(1, 2, 0, 0));
        found.Columns[2].AtAge.ShouldBeNull();

        // The original served first one month after its agreement; the copy was two months after its own: a month late.
        var steps = found.Columns[1].Steps.ToDictionary(s => s.Kind);
        var first = steps[StationStep.FirstService];
        (first.Done, first.IsLate(today)).ShouldBe((today.AddMonths(-4), true));
        (steps[StationStep.FirstNeed].Done, steps[StationStep.FirstNeed].IsLate(today)).ShouldBe((null, true));
        (steps[StationStep.CheckPassed].Planned, steps[StationStep.CheckPassed].IsLate(today)).ShouldBe((null, false));
        found.Columns[0].Steps.ShouldAllBe(s => s.Planned == null);
        found.Columns[2].Steps[0].Planned.ShouldNotBeNull();

        (await StationComparison.LoadAsync(open.Db, await NumberAsync(database, source), 3, null, null, database.Clock, 1, Ct))!.Columns[1].AtAge.ShouldBe(new StationComparison.Counts(1, 1, 0, 0));
        (await StationComparison.LoadAsync(open.Db, await NumberAsync(database, copy), null, null, null, database.Clock, 1, Ct)).ShouldBeNull();
        await using var neighbour = database.Open(world.ScopeOf(world.Tianhe));
        (await StationComparison.LoadAsync(neighbour.Db, await NumberAsync(database, source), null, null, null, database.Clock, 1, Ct))!.Copies.Total.ShouldBe(0);
        await using var outsider = database.Open(new Scope { Own = world.Firm });
        (await StationComparison.LoadAsync(outsider.Db, await NumberAsync(database, source), null, null, null, database.Clock, 1, Ct)).ShouldBeNull();
    }

    private static async Task<Guid> AddAsync(TestDatabase database, OrganizationId holder, string name, int? monthsAgo, Guid? from, bool playbook = false, bool turnedDown = false)
    {
        await using var open = database.Open();
        var (id, today) = (database.Clock.NewId(), database.Clock.Today);
        var applied = database.Clock.Now.AddMonths(-(monthsAgo ?? 0)).AddDays(-10);
        var station = ServiceStation.Apply(id, HumanNumber.Format("ZD", 2026, 900_000 + await open.Db.Stations.CountAsync(Ct)), holder, StationKind.SocietyStation,
            new ServiceStation.Facts { Name = name, RegionCode = "440605", ResponsibleName = "测试" }, applied, DateOnly.FromDateTime(applied.UtcDateTime), copiedFrom: from);
        if (turnedDown)
        {
            station.Decide(isSelected: false, "条件不足", today);
        }

        if (monthsAgo is { } months)
        {
            station.Decide(isSelected: true, null, today);
            station.Agree(today.AddMonths(-months), today.AddYears(1), null, today);
            station.Open(today);
        }

        if (playbook)
        {
            station.WritePlaybook("先调研，后服务。");
        }

        open.Db.Stations.Add(station);
        await open.Db.SaveChangesAsync(Ct);
        return id;
    }

    private static async Task ServeAsync(TestDatabase database, Guid id, params (int Months, string Firm, string? Record)[] services)
    {
        await using var open = database.Open();
        var station = await open.Db.Stations.Include(s => s.Services).SingleAsync(s => s.Id == id, Ct);
        foreach (var (months, firm, record) in services)
        {
            station.Services.Add(new StationService
            {
                Id = database.Clock.NewId(), HeldOn = database.Clock.Today.AddMonths(months), Summary = "现场诊断", EnterpriseName = firm, RecordNumber = record, RecordedByName = "测试", RecordedAt = database.Clock.Now,
            });
        }

        await open.Db.SaveChangesAsync(Ct);
    }

    private static async Task<string> NumberAsync(TestDatabase database, Guid id)
    {
        await using var open = database.Open();
        return await open.Db.Stations.Where(s => s.Id == id).Select(s => s.Number).SingleAsync(Ct);
    }
}
