using Hongniang.Access;
using Hongniang.Common;
using Hongniang.People;
using Hongniang.Testing;
using Hongniang.Tests.Engagements;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.People;

public sealed class LeaveOrganizationTests
{
    [Fact]
    public async Task Work_is_handed_over_first_and_with_the_last_organisation_the_account_closes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var (manager, colleague) = (await AddAsync(pair, Role.TechnologyManager, "甲"), await AddAsync(pair, Role.TechnologyManager, "乙"));
        await pair.DoAsync<Hongniang.Engagements.ProposeEngagement, Result<string>>(p => p.RunAsync(new(pair.Need.Number, pair.Achievement.Number, "征求双方意见", null), manager, default));

        var busy = await LeaveAsync(pair, manager, null);
        var handed = await pair.DoAsync<HandOverWork, Result<int>>(h => h.RunAsync(new(manager.AccountId!.Value, colleague.AccountId), manager, default));
        var left = await LeaveAsync(pair, manager, null);
        var again = await LeaveAsync(pair, manager, null);

        busy.Problems.ShouldHaveSingleItem().Code.ShouldBe("account.open-work");
        handed.Value.ShouldBe(1);
        left.Value.AccountClosed.ShouldBeTrue();
        again.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        await using var reader = database.Open();
        (await reader.Db.Engagements.Select(e => e.MatchmakerId).SingleAsync()).ShouldBe(colleague.AccountId);
        (await reader.Db.Users.SingleAsync(a => a.Id == manager.AccountId)).IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task One_of_two_organisations_is_left_and_the_other_becomes_the_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var person = await AddAsync(pair, Role.TechnologyManager, "甲");
        await using (var open = database.Open())
        {
            open.Db.Memberships.Add(new Membership { Id = database.Clock.NewId(), AccountId = person.AccountId!.Value, OrganizationId = pair.World.Guangzhou, Role = Role.Leader, GrantedAt = database.Clock.Now, GrantedByName = "x" });
            await open.Db.SaveChangesAsync();
        }

        (await LeaveAsync(pair, person, database.Clock.NewId())).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await LeaveAsync(pair, person, null)).Value.AccountClosed.ShouldBeFalse();

        await using var reader = database.Open();
        (await reader.Db.Users.Select(a => new { a.Role, a.OrganizationId }).SingleAsync()).ShouldBe(new { Role = Role.Leader, OrganizationId = pair.World.Guangzhou });
        (await reader.Db.Memberships.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_leaves_a_duty_that_no_second_person_keeps()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var first = await AddAsync(pair, Role.Administrator, "甲");

        var alone = await LeaveAsync(pair, first, null);
        await AddAsync(pair, Role.Administrator, "乙");
        var left = await LeaveAsync(pair, first, null);

        alone.Problems.ShouldHaveSingleItem().Code.ShouldBe("account.last-duty");
        left.Value.AccountClosed.ShouldBeTrue();
    }

    private static Task<Result<LeaveOrganization.Output>> LeaveAsync(Pair pair, Actor who, Guid? membership) =>
        pair.DoAsync<LeaveOrganization, Result<LeaveOrganization.Output>>(l => l.RunAsync(new(membership, null), who, default));

    private static async Task<Actor> AddAsync(Pair pair, Role role, string name)
    {
        await using var open = pair.Database.Open();
        var account = Account.Open(pair.Database.Clock.NewId(), $"{role}-{name}@example.cn", name, "hash", pair.Database.Clock.Now, role, pair.World.Foshan, null);
        open.Db.Users.Add(account);
        await open.Db.SaveChangesAsync();
        return account.ToActor();
    }
}
