using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Insight;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Network.Partnerships;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Insight;

public sealed class CapabilityMatrixTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_cell_is_the_list_that_it_opens_and_a_need_without_a_unit_is_a_gap()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.NeedAsync();
        await world.NeedAsync(change: f => f with { IndustryCode = "C3841", RegionCode = "440605" });
        await world.NeedAsync(change: f => f with { IndustryCode = "C39", RegionCode = "440106", HolderId = world.Tianhe });
        await world.NeedAsync(NeedState.Submitted, f => f with { IndustryCode = "C30" });
        await using var open = database.Open(Scope.Everything with { Territory = [world.Province] });
        var university = await open.Db.Organizations.AsNoTracking().SingleAsync(o => o.Id == world.University, Ct);
        (await open.The<ChangeCapabilityCard>().RunAsync(new(university.Number, 0, new CapabilityCard { Industries = "C38;C14" }), World.Manager(world.Province), Ct)).Problems.ShouldBeEmpty();

        var before = await LoadAsync();
        Cell(before, "C38", world.Foshan).ShouldBe(new CapabilityMatrix.Cell(2, 0));
        Cell(before, "C38", world.Guangzhou).ShouldBe(new CapabilityMatrix.Cell(0, 1));
        before.Gaps.ShouldBe(2);
        (await open.The<StartPartnership>().RunAsync(new("佛山市科协（测试）", "测试理工大学", database.Clock.Today, null), World.Manager(world.Province), Ct)).Problems.ShouldBeEmpty();

        var after = await LoadAsync();
        Cell(after, "C38", world.Foshan).ShouldBe(new CapabilityMatrix.Cell(2, 1));
        after.Gaps.ShouldBe(1);
        after.Lines[0].Industry.ShouldBe("C39");
        after.Lines.Select(l => l.Industry).ShouldNotContain("C30");
        foreach (var line in after.Lines)
        {
            foreach (var (cell, place) in line.Cells.Zip(after.Places))
            {
                var needs = await NeedList.LoadAsync(open.Db, new NeedList.Filter(States: [NeedState.Published], Region: place.Region, Industry: line.Industry), new Page(1), Ct);
                needs.Page.Total.ShouldBe(cell.Needs, $"{line.Industry} {place.Region}");
                (await OrganizationList.LoadAsync(open.Db, new(WholeNetwork: true, Serves: line.Industry, Near: place.Region), new Page(1), Ct)).Page.Total.ShouldBe(cell.Units, $"{line.Industry} {place.Region}");
            }
        }

        async Task<CapabilityMatrix> LoadAsync()
        {
            var tree = (await RegionTree.LoadAsync(open.Db, Ct)).ShouldNotBeNull();
            return await CapabilityMatrix.LoadAsync(open.Db, tree, tree.Root, Ct);
        }
    }

    [Fact]
    public async Task A_city_sees_its_counties_and_nothing_of_another_city()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.NeedAsync(change: f => f with { IndustryCode = "C39", RegionCode = "440106", HolderId = world.Tianhe });
        await world.NeedAsync();
        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var tree = (await RegionTree.LoadAsync(open.Db, Ct)).ShouldNotBeNull();

        var matrix = await CapabilityMatrix.LoadAsync(open.Db, tree, tree.Root, Ct);

        matrix.Places.ShouldHaveSingleItem().Unit.Id.ShouldBe(world.Nanhai);
        matrix.Lines.ShouldHaveSingleItem().Industry.ShouldBe("C38");
    }

    private static CapabilityMatrix.Cell Cell(CapabilityMatrix matrix, string industry, OrganizationId place) =>
        matrix.Lines.Single(l => l.Industry == industry).Cells[matrix.Places.ToList().FindIndex(p => p.Unit.Id == place)];
}
