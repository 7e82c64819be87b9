using Hongniang.Insight.Layout;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Insight.Layout;

public sealed class StationLayoutTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_places_reach_the_most_needs_and_a_wanted_place_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.NeedAsync(); // Nanhai, 3 km from Chancheng
        await world.NeedAsync(change: f => f with { RegionCode = "440604" });
        await world.NeedAsync(change: f => f with { RegionCode = "440605001" });
        await world.NeedAsync(change: f => f with { RegionCode = "440800" });
        await world.NeedAsync(NeedState.Draft, f => f with { RegionCode = "440800" });
        await using var open = database.Open(world.ScopeOf(world.Province, world.Foshan, world.Nanhai, world.Guangzhou, world.Tianhe));

        var one = await StationLayout.LoadAsync(open.Db, world.Province, new(null, 1, 30, []), Ct);
        var set = await StationLayout.LoadAsync(open.Db, world.Province, new(null, 2, 30, ["440800"]), Ct);
        var wild = await StationLayout.LoadAsync(open.Db, world.Province, new(null, 99, -5, ["nowhere", "440800", "440800"]), Ct);

        one.Counties.Where(c => c.Needs > 0).Select(c => (c.Code, c.Needs)).ShouldBe([("440604", 1), ("440605", 2), ("440800", 1)]);
        (one.Plan.Before, one.Plan.After, one.Plan.Whole, one.Plan.IsProved).ShouldBe((0, 3, 4, true));
        set.Plan.Chosen.Select(c => (c.Site, c.IsWanted, c.Adds)).First().ShouldBe(("440800", true, 1L));
        set.Plan.After.ShouldBe(4);
        wild.Plan.After.ShouldBe(4);
    }

    [Fact]
    public async Task Needs_of_other_territories_are_not_seen()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.NeedAsync();
        await world.NeedAsync(change: f => f with { HolderId = world.Tianhe, RegionCode = "440106", EnterpriseId = world.OtherFirm });
        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));

        var layout = await StationLayout.LoadAsync(open.Db, world.Foshan, new(null, 3, 40, []), Ct);

        layout.Plan.Whole.ShouldBe(1);
        layout.Plan.Chosen.ShouldAllBe(c => c.Site.StartsWith("4406", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("440605", 113.14, 23.03)]
    [InlineData("440605001", 113.14, 23.03)]
    [InlineData("449999", 113.28, 23.13)]
    public void A_region_lies_at_its_seat_or_at_that_of_the_region_above(string code, double longitude, double latitude)
    {
        var at = RegionMap.SeatOf(code).ShouldNotBeNull();

        at.Longitude.ShouldBe(longitude, 0.01);
        at.Latitude.ShouldBe(latitude, 0.01);
    }

    [Fact]
    public void Distances_are_those_of_the_globe_and_every_listed_region_has_a_place()
    {
        RegionMap.Distance(new(0, 0), new(0, 90)).ShouldBe(6371 * Math.PI / 2, 1);
        RegionMap.Distance(RegionMap.SeatOf("440100")!.Value, RegionMap.SeatOf("440300")!.Value).ShouldBeInRange(95, 115); // Guangzhou to Shenzhen
        Regions.List.All.Where(r => r.Value.Length == 6 && RegionMap.SeatOf(r.Value) is null).ShouldBeEmpty();
        RegionMap.CitiesIn("44").Count().ShouldBe(21);
        RegionMap.OutlineOf("440600")[0].Count.ShouldBeGreaterThan(20);
        RegionMap.SeatOf("99").ShouldBeNull();
    }
}
