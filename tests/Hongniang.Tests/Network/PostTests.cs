using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Testing;
using Hongniang.Tests.People;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Network;

public sealed class PostTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_found_by_the_own_place_and_by_a_membership_with_the_role_and_the_sight_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var account = await AccountAsync(database, world.Nanhai);
        (await FindAsync(database, account, Role.Officer, world.Nanhai))!.Scope.Territory.ShouldBe([world.Nanhai]);

        await FurtherPost.GiveAsync(database, account, world.Province, Ct);

        var (there, own) = (await FindAsync(database, account, Role.Officer, world.Nanhai), await FindAsync(database, account, Role.Leader, world.Province));
        there!.Actor.ShouldBe(new Actor(account, "测试主管", world.Nanhai.Value, nameof(Role.Officer)));
        there.Scope.ShouldSatisfyAllConditions(s => s.IsWhole.ShouldBeFalse(), s => s.Territory.ShouldBe([world.Nanhai]));
        own!.Actor.ShouldBe(there.Actor with { OrganizationId = world.Province.Value, Role = nameof(Role.Leader) });
        own.Scope.IsWhole.ShouldBeTrue();
        (await FindAsync(database, account, Role.Officer, world.Foshan, world.Nanhai, world.Province))!.Actor.ShouldBe(there.Actor);
    }

    [Fact]
    public async Task There_is_none_elsewhere_in_another_role_after_leaving_and_for_a_closed_account()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var account = await AccountAsync(database, world.Foshan);
        await FurtherPost.GiveAsync(database, account, world.Guangzhou, Ct);

        (await FindAsync(database, account, Role.Officer, world.Nanhai)).ShouldBeNull();
        (await FindAsync(database, account, Role.Officer, world.Guangzhou)).ShouldBeNull();
        (await FindAsync(database, database.Clock.NewId(), Role.Officer, world.Foshan)).ShouldBeNull();
        (await FindAsync(database, account, Role.Officer, world.Foshan)).ShouldNotBeNull();
        await FurtherPost.TakeAsync(database, account, Ct);
        (await FindAsync(database, account, Role.Officer, world.Foshan)).ShouldBeNull();
        (await FindAsync(database, account, Role.Leader, world.Guangzhou)).ShouldNotBeNull();
        await using (var closing = database.Open())
        {
            (await closing.Db.Users.SingleAsync(u => u.Id == account, Ct)).Close("调离", database.Clock.Now);
            await closing.Db.SaveChangesAsync(Ct);
        }

        (await FindAsync(database, account, Role.Leader, world.Guangzhou)).ShouldBeNull();
    }

    private static async Task<Post?> FindAsync(TestDatabase database, Guid account, Role role, params OrganizationId[] places)
    {
        await using var open = database.Open();
        return await Post.FindAsync(open.Db, account, places, r => r == role, Ct);
    }

    private static async Task<Guid> AccountAsync(TestDatabase database, OrganizationId organization)
    {
        var account = new Account { Id = database.Clock.NewId(), UserName = "officer@example.cn", DisplayName = "测试主管", Role = Role.Officer, OrganizationId = organization };
        await using var open = database.Open();
        open.Db.Users.Add(account);
        await open.Db.SaveChangesAsync(Ct);
        return account.Id;
    }
}
