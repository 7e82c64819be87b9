using Hongniang.Common;
using Hongniang.Insight;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Insight;

public sealed class FigureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Readers => ["province", "city", "county"];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Every_figure_equals_its_list_its_pages_and_its_export(string reader)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await BusyWorld.InAsync(database);
        await using var scope = database.Open(BusyWorld.ReaderOf(world, reader));
        foreach (var request in Requests())
        {
            var view = (await scope.The<FigureDesk>().OpenAsync(request, Ct)).ShouldNotBeNull();
            var dashboard = await scope.The<FigureDesk>().DashboardAsync(view, Ct);
            foreach (var figure in FigureCatalogue.All)
            {
                var first = await figure.ListAsync(scope.Db, view.Frame, null, false, new Page(1, 3), Ct);
                List<FigureRow> paged = [.. first.Rows];
                for (var page = 2; page <= first.PageCount; page++)
                {
                    paged.AddRange((await figure.ListAsync(scope.Db, view.Frame, null, false, new Page(page, 3), Ct)).Rows);
                }

                var exported = await figure.AllAsync(scope.Db, view.Frame, null, false, Ct).ToListAsync(Ct);

                var what = $"{figure.Key} for {request}";
                first.Total.ShouldBe(dashboard.Count(figure.Key), what);
                paged.Select(r => r.Number).ShouldBe(exported.Select(r => r.Number), what);
                exported.Count.ShouldBe(first.Total, what);
                exported.Select(r => string.Join('|', r.Cells)).Distinct().Count().ShouldBe(exported.Count, what);
            }
        }
    }

    [Fact]
    public async Task Every_figure_counts_something_in_the_busy_world()
    {
        await using var database = await TestDatabase.CreateAsync();
        var dashboard = await DashboardAsync(database, "province", new FigureRequest(FigurePeriod.All, IsAnyEvidence: true));

        dashboard.Values.Where(v => v.Value.Count == 0).Select(v => v.Key).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task The_regions_add_up_to_the_whole_and_each_cell_equals_its_list(string reader)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await BusyWorld.InAsync(database);
        await using var scope = database.Open(BusyWorld.ReaderOf(world, reader));
        var desk = scope.The<FigureDesk>();
        foreach (var request in Requests())
        {
            var view = (await desk.OpenAsync(request, Ct)).ShouldNotBeNull();
            var dashboard = await desk.DashboardAsync(view, Ct);

            foreach (var figure in FigureCatalogue.OfRegions)
            {
                dashboard.Regions.Sum(r => r[figure.Key]).ShouldBe(dashboard.Count(figure.Key), figure.Key);
                foreach (var line in dashboard.Regions)
                {
                    var inside = (await desk.OpenAsync(request with { Region = view.Tree.CodeOf(line.Unit), IsDirect = line.IsDirect }, Ct)).ShouldNotBeNull();
                    (await figure.ListAsync(scope.Db, inside.Frame, null, false, new Page(), Ct)).Total.ShouldBe(line[figure.Key], $"{figure.Key} in {line.Unit.Name}");
                }
            }
        }
    }

    [Fact]
    public async Task Months_are_those_of_the_associations_time_zone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        database.Time.SetUtcNow(new DateTimeOffset(2026, 11, 30, 15, 59, 0, TimeSpan.Zero));
        await world.NeedAsync();
        database.Time.SetUtcNow(new DateTimeOffset(2026, 11, 30, 16, 1, 0, TimeSpan.Zero));
        await world.NeedAsync();
        await world.NeedAsync();

        await using var scope = database.Open(BusyWorld.ReaderOf(world, "province"));
        var view = (await scope.The<FigureDesk>().OpenAsync(new FigureRequest(), Ct)).ShouldNotBeNull();
        var dashboard = await scope.The<FigureDesk>().DashboardAsync(view, Ct);

        dashboard.Regions.Single(r => r.Unit.Id == world.Foshan).Months.ShouldBe([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    }

    [Fact]
    public async Task One_contract_with_a_need_and_an_achievement_adds_one_to_each_and_a_second_contract_of_the_need_only_to_contracts()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var road = new Road(database);
        var need = await world.NeedAsync();
        await road.EngageAsync(need, await world.AchievementAsync(), JourneyTo.Signed, deal: new Money(300_000m));
        await road.EngageAsync(need, await world.ExpertAsync(), JourneyTo.Signed, deal: new Money(200_000.50m));

        var dashboard = await DashboardAsync(database, world, "city", new FigureRequest());

        (dashboard.Count("needs-signed"), dashboard.Count("achievements-signed"), dashboard.Count("contracts")).ShouldBe((1, 1, 2));
        dashboard.Values["deal-amount"].Amounts.ShouldBe([new Money(500_000.50m)]);
        dashboard.Values["technology-amount"].Amounts.ShouldBe([new Money(250_000.25m)]);
    }

    [Fact]
    public async Task Currencies_are_never_added_and_weak_evidence_counts_only_when_asked_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await BusyWorld.InAsync(database);

        var proved = await DashboardAsync(database, world, "province", new FigureRequest());
        var any = await DashboardAsync(database, world, "province", new FigureRequest(IsAnyEvidence: true));

        proved.Values["deal-amount"].Amounts.ShouldBe([new Money(300_000m), new Money(20_000m, "USD")]);
        any.Values["deal-amount"].Amounts.ShouldBe([new Money(390_000m), new Money(20_000m, "USD")]);
        (proved.Count("contracts"), any.Count("contracts")).ShouldBe((2, 3));
    }

    [Fact]
    public async Task The_same_pair_introduced_twice_is_one_introduction()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var road = new Road(database);
        var (need, achievement) = (await world.NeedAsync(), await world.AchievementAsync());
        await road.EngageAsync(need, achievement, JourneyTo.Lost);
        database.Time.Advance(TimeSpan.FromDays(1));
        await road.EngageAsync(need, achievement, JourneyTo.Introduced);

        (await DashboardAsync(database, world, "province", new FigureRequest())).Count("introductions").ShouldBe(1);
    }

    [Fact]
    public async Task The_funnel_only_narrows()
    {
        await using var database = await TestDatabase.CreateAsync();
        var dashboard = await DashboardAsync(database, "province", new FigureRequest());

        var funnel = FigureCatalogue.All.Where(f => f.Group is FigureGroup.Cohort).Select(f => dashboard.Count(f.Key)).ToList();

        funnel.ShouldBe(funnel.OrderDescending());
        funnel[0].ShouldBeGreaterThan(funnel[^1]);
    }

    [Fact]
    public void Small_numbers_show_no_share()
    {
        Dashboard.Share(3, 19).ShouldBeNull();
        Dashboard.Share(5, 20).ShouldBe(0.25);
    }

    [Fact]
    public async Task A_dashboard_takes_as_many_queries_for_many_records_as_for_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var empty = await QueriesAsync(database, world);
        await BusyWorld.FillAsync(database, world);

        (await QueriesAsync(database, world)).ShouldBe(empty);
    }

    [Fact]
    public async Task Every_column_sorts_both_ways()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await BusyWorld.InAsync(database);
        await using var scope = database.Open(BusyWorld.ReaderOf(world, "province"));
        var view = (await scope.The<FigureDesk>().OpenAsync(new FigureRequest(FigurePeriod.All), Ct)).ShouldNotBeNull();
        foreach (var figure in FigureCatalogue.All.DistinctBy(f => f.Subject))
        {
            foreach (var column in figure.Columns(scope.Db))
            {
                var up = await figure.AllAsync(scope.Db, view.Frame, column.Key, false, Ct).ToListAsync(Ct);
                var down = await figure.AllAsync(scope.Db, view.Frame, column.Key, true, Ct).ToListAsync(Ct);

                up.Count.ShouldBe(down.Count);
                var index = figure.Columns(scope.Db).ToList().IndexOf(column);
                if (up[0].Cells[index] is DateOnly or int or decimal)
                {
                    up.Select(r => r.Cells[index]).OfType<IComparable>().ShouldBeInOrder();
                }
            }
        }
    }

    private static IEnumerable<FigureRequest> Requests() =>
        from period in Enum.GetValues<FigurePeriod>()
        from any in new[] { false, true }
        select new FigureRequest(period, IsAnyEvidence: any);

    private static async Task<int> QueriesAsync(TestDatabase database, World world)
    {
        database.Queries.Reset();
        await DashboardAsync(database, world, "province", new FigureRequest());
        return database.Queries.Count;
    }

    private static async Task<Dashboard> DashboardAsync(TestDatabase database, string reader, FigureRequest request) =>
        await DashboardAsync(database, await BusyWorld.InAsync(database), reader, request);

    private static async Task<Dashboard> DashboardAsync(TestDatabase database, World world, string reader, FigureRequest request)
    {
        await using var scope = database.Open(BusyWorld.ReaderOf(world, reader));
        var view = (await scope.The<FigureDesk>().OpenAsync(request, Ct)).ShouldNotBeNull();
        return await Dashboard.LoadAsync(scope.Db, view.Frame, view.Tree, view.Unit, request.IsDirect, Ct);
    }
}
