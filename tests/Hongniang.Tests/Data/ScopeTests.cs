using Hongniang.Access;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Data;

public sealed class ScopeTests
{
    [Fact]
    public async Task Needs_are_seen_by_the_subtree_and_by_their_own_enterprise_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.NeedAsync();
        await world.NeedAsync(change: f => f with { EnterpriseId = null, EnterpriseName = "不在册的企业" });

        (await CountAsync(Scope.Everything)).ShouldBe(2);
        (await CountAsync(world.ScopeOf(world.Foshan, world.Nanhai))).ShouldBe(2);
        (await CountAsync(world.ScopeOf(world.Nanhai))).ShouldBe(2);
        (await CountAsync(world.ScopeOf(world.Guangzhou, world.Tianhe))).ShouldBe(0);
        (await CountAsync(new Scope { Own = world.Firm })).ShouldBe(1);
        (await CountAsync(new Scope { Own = world.OtherFirm })).ShouldBe(0);
        (await CountAsync(new Scope { OwnExpert = Guid.CreateVersion7(database.Clock.Now) })).ShouldBe(0);
        (await CountAsync(Scope.Nothing)).ShouldBe(0);

        async Task<int> CountAsync(Scope scope)
        {
            await using var reader = database.Open(scope);
            return await reader.Db.Needs.CountAsync();
        }
    }

    [Fact]
    public async Task Supply_is_shared_within_the_network_unless_kept_by_its_holder()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.AchievementAsync();
        await world.AchievementAsync("只在广州可见的成果", f => f with { Visibility = Visibility.Holder });

        (await CountAsync(world.ScopeOf(world.Guangzhou, world.Tianhe))).ShouldBe(2);
        (await CountAsync(world.ScopeOf(world.Foshan, world.Nanhai))).ShouldBe(1);
        (await CountAsync(new Scope { Own = world.University })).ShouldBe(2);
        (await CountAsync(new Scope { Own = world.Firm })).ShouldBe(0);

        async Task<int> CountAsync(Scope scope)
        {
            await using var reader = database.Open(scope);
            return await reader.Db.Achievements.CountAsync();
        }
    }

    [Fact]
    public async Task The_scope_of_an_account_follows_the_tree()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await using var reader = database.Open();

        var city = await ReadScope.OfAsync(reader.Db, Account(Role.TechnologyManager, world.Foshan), default);
        var province = await ReadScope.OfAsync(reader.Db, Account(Role.Officer, world.Province), default);
        var firm = await ReadScope.OfAsync(reader.Db, Account(Role.Enterprise, world.Firm), default);

        city.Territory.ShouldBe([world.Foshan, world.Nanhai]);
        city.IsWhole.ShouldBeFalse();
        province.IsWhole.ShouldBeTrue();
        firm.Own.ShouldBe(world.Firm);
        firm.IsStaff.ShouldBeFalse();
    }

    private static Account Account(Role role, OrganizationId organization) =>
        new() { DisplayName = "测试", Role = role, OrganizationId = organization };
}
