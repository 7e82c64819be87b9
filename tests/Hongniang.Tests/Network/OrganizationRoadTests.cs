using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Network;

public sealed class OrganizationRoadTests
{
    [Fact]
    public async Task A_unit_is_registered_once_and_changed_by_its_own_territory()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var manager = World.Manager(world.Foshan);
        await using var foshan = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var facts = new Organization.Facts
        {
            Name = "测试新材料有限公司", Kind = OrganizationKind.Enterprise, Level = OrganizationLevel.None, HolderId = world.Nanhai, RegionCode = "440605", ContactPhone = "13800001111",
        };

        var number = (await foshan.The<RegisterOrganization>().RunAsync(new(facts), manager, default)).Value;
        var twice = await foshan.The<RegisterOrganization>().RunAsync(new(facts), manager, default);
        var elsewhere = await foshan.The<RegisterOrganization>().RunAsync(new(facts with { Name = "另一家", HolderId = world.Tianhe }), manager, default);
        (await foshan.The<ChangeOrganization>().RunAsync(new(number, 0, facts with { ContactPhone = "13800002222" }), manager, default)).Problems.ShouldBeEmpty();

        number.ShouldBe("DW-2026-000001");
        twice.Problems.ShouldHaveSingleItem().Code.ShouldBe("organization.same-name");
        elsewhere.Problems.ShouldHaveSingleItem().Code.ShouldBe("holder.outside");
        var entry = await foshan.Db.Journal.SingleAsync(j => j.Verb == "Changed");
        entry.After.ShouldBe("{\"ContactPhone\":\"138****2222\"}");
        await using var guangzhou = database.Open(world.ScopeOf(world.Guangzhou, world.Tianhe));
        (await guangzhou.The<ChangeOrganization>().RunAsync(new(number, 1, facts), World.Manager(world.Guangzhou), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
    }

    [Fact]
    public async Task A_university_of_another_territory_is_read_and_not_changed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await using var foshan = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var university = await foshan.Db.Organizations.AsNoTracking().SingleAsync(o => o.Id == world.University);

        var change = await foshan.The<ChangeOrganization>().RunAsync(new(university.Number, 0, university.ToFacts() with { Name = "改名" }), World.Manager(world.Foshan), default);

        change.Problems.ShouldHaveSingleItem().Code.ShouldBe("holder.not-yours");
    }

    [Fact]
    public async Task The_register_is_searched_by_name_kind_and_region()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await using var foshan = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));

        (await NamesAsync(new(Kind: OrganizationKind.Enterprise))).ShouldBe(["测试电池有限公司"]);
        (await NamesAsync(new(WholeNetwork: true, Kind: OrganizationKind.Enterprise))).ShouldBe(["测试电池有限公司"]);
        (await NamesAsync(new(WholeNetwork: true, Words: "理工"))).ShouldBe(["测试理工大学"]);
        (await NamesAsync(new(Words: "理工"))).ShouldBeEmpty();
        (await NamesAsync(new(WholeNetwork: true, Region: "440600"))).Count.ShouldBe(3);
        (await OrganizationLookup.FindAsync(foshan.Db, " 测试理工大学", default))!.Id.ShouldBe(world.University);
        (await OrganizationLookup.FindAsync(foshan.Db, "测试家电有限公司", default)).ShouldBeNull();
        (await OrganizationLookup.HoldersAsync(foshan.Db, default)).Select(h => h.Id).ShouldBe([world.Foshan, world.Nanhai]);

        async Task<IReadOnlyList<string>> NamesAsync(OrganizationList.Filter filter) =>
            [.. (await OrganizationList.LoadAsync(foshan.Db, filter, new Page(1), default)).Page.Rows.Select(r => r.Name)];
    }
}
