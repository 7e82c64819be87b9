using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Matching.Searching;
using Hongniang.Network;
using Hongniang.Testing;
using Hongniang.Tests.Matching;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Network;

public sealed class CapabilityCardTests
{
    private static readonly CapabilityCard Card = new() { Fields = "食品检测;发酵工程", Services = "委托检测;现场诊断", Equipment = "液相色谱质谱联用仪", Industries = "C14", Capability = "服务过两百家企业。" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stands_on_the_card_is_found_by_the_search_and_in_the_register()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        (await ChangeAsync(database, world, Card, Scope.Everything, World.Manager(world.Guangzhou))).Problems.ShouldBeEmpty();
        await database.Indexes().CatchUpAsync(Ct);
        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));

        foreach (var words in new[] { "食品检测", "质谱", "现场诊断 发酵" })
        {
            var answer = (await open.The<SearchRecords>().RunAsync(words, null, Ct)).Value;
            answer.Groups.ShouldHaveSingleItem().Found.ShouldHaveSingleItem().Title.ShouldBe("测试理工大学");
            (await OrganizationList.LoadAsync(open.Db, new(words, WholeNetwork: true), new Page(), Ct)).Page.Rows.ShouldHaveSingleItem().Name.ShouldBe("测试理工大学");
        }

        (await OrganizationList.LoadAsync(open.Db, new("食品检测", WholeNetwork: true, Level: OrganizationLevel.National), new Page(), Ct)).Page.Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_card_is_confirmed_also_when_nothing_changes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);

        (await ChangeAsync(database, world, Card, Scope.Everything, World.Manager(world.Guangzhou))).Problems.ShouldBeEmpty();
        (await ChangeAsync(database, world, Card, Scope.Everything, World.Manager(world.Guangzhou))).Problems.ShouldBeEmpty();

        await using var open = database.Open();
        (await open.Db.Journal.OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(["CardChanged", "CardConfirmed"]);
        (await open.Db.Organizations.SingleAsync(o => o.Id == world.University, Ct)).CapabilityConfirmedOn.ShouldBe(database.Clock.Today);
    }

    [Fact]
    public async Task The_unit_itself_and_its_association_keep_the_card_and_nobody_else()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var member = new Actor(database.Clock.NewId(), "科研处", world.University.Value, nameof(Role.Society));

        (await ChangeAsync(database, world, Card, new Scope { Own = world.University }, member)).Problems.ShouldBeEmpty();
        (await ChangeAsync(database, world, Card, new Scope { Own = world.Firm }, member)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await ChangeAsync(database, world, Card, world.ScopeOf(world.Foshan, world.Nanhai), World.Manager(world.Foshan))).Problems.ShouldHaveSingleItem().Code.ShouldBe("holder.not-yours");
        (await ChangeAsync(database, world, Card, world.ScopeOf(world.Guangzhou), World.Manager(world.Guangzhou) with { Role = nameof(Role.Leader) })).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
    }

    [Fact]
    public void A_card_with_unknown_industries_marks_of_secrecy_or_far_too_much_is_refused()
    {
        CapabilityCard.Check(Card).ShouldBeEmpty();
        CapabilityCard.Check(Card with { Industries = "C14;C99" }).ShouldHaveSingleItem().Field.ShouldBe("Industries");
        CapabilityCard.Check(Card with { Capability = "【机密】某型号" }).ShouldHaveSingleItem().Code.ShouldBe("classified");
        CapabilityCard.Check(Card with { Fields = string.Join(';', Enumerable.Range(0, 41)) }).ShouldHaveSingleItem().Field.ShouldBe("Fields");
        CapabilityCard.Check(Card with { Equipment = new string('长', 61) }).ShouldHaveSingleItem().Field.ShouldBe("Equipment");
    }

    private static async Task<Result> ChangeAsync(TestDatabase database, World world, CapabilityCard card, Scope scope, Actor actor)
    {
        await using var all = database.Open();
        var unit = await all.Db.Organizations.SingleAsync(o => o.Id == world.University, Ct);
        await using var open = database.Open(scope);
        return await open.The<ChangeCapabilityCard>().RunAsync(new(unit.Number, unit.Version, card), actor, Ct);
    }
}
