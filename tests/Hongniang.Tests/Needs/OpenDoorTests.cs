using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Insight;
using Hongniang.Needs;
using Hongniang.Needs.OpenDoor;
using Hongniang.Network;
using Hongniang.People.Retention;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Needs;

public sealed class OpenDoorTests
{
    private const string Code = "91440600MA4UKTKW7W";

    [Fact]
    public async Task A_firm_without_an_account_hands_a_need_in_and_it_waits_at_the_association_of_its_place()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);

        var token = (await HandInAsync(database, Given(world) with { Uscc = Code.ToLowerInvariant() })).Value;

        await using var staff = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var need = await staff.Db.Needs.SingleAsync();
        (need.Number, need.State, need.Source, need.HolderId, need.CreatedById).ShouldBe(("XQ-2026-000001", NeedState.Submitted, NeedSource.SelfReported, world.Nanhai, null));
        (need.EnterpriseName, need.EnterpriseId, need.Visibility, need.ContactPhone).ShouldBe(("南海新电机有限公司", null, Visibility.Network, "13822223333"));
        var entry = await staff.Db.Journal.SingleAsync(j => j.SubjectId == need.Id.Value);
        (entry.Verb, entry.ActorId, entry.ActorName).ShouldBe(("Submitted", null, "访客"));
        entry.After.ShouldNotBeNull().ShouldContain("/submit");
        (entry.Before + entry.After).ShouldNotContain("13822223333");
        var detail = (await NeedDetail.LoadAsync(staff.Db, need.Number, World.Manager(world.Foshan), default)).ShouldNotBeNull();
        (detail.IsFromPublicPage, detail.Ticket?.Uscc, detail.Ticket?.AgreedVersion).ShouldBe((true, Code, NeedTicket.NoticeVersion));
        (await NeedList.CountAsync(staff.Db, new NeedList.Filter(FromPublicPage: true), default)).ShouldBe(1);
        (await staff.Db.NeedTickets.Select(t => t.TokenHash).SingleAsync()).ShouldNotBe(token);
    }

    [Theory]
    [InlineData("440605", "南海区科协（测试）")] // the county has one
    [InlineData("440604", "佛山市科协（测试）")] // the county has none
    [InlineData("441900", "东莞市科协（测试）")] // a city without counties
    [InlineData("441900101", "东莞市科协（测试）")] // a town there
    [InlineData("440300", "示范省科协")] // a city that has none
    [InlineData("110101", "示范省科协")] // another province
    public async Task The_nearest_association_looks_after_it(string region, string holder)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await using (var open = database.Open())
        {
            var facts = new Organization.Facts { Name = "东莞市科协（测试）", Kind = OrganizationKind.Association, Level = OrganizationLevel.City, RegionCode = "441900", ParentId = world.Province };
            open.Db.Organizations.Add(Organization.Register(new OrganizationId(database.Clock.NewId()), "DW-2026-999999", facts, database.Clock.Now));
            await open.Db.SaveChangesAsync();
        }

        var given = Given(world);
        var token = (await HandInAsync(database, given with { Facts = given.Facts with { RegionCode = region } })).Value;

        (await ViewAsync(database, token))!.Holder.ShouldBe(holder);
    }

    [Fact]
    public async Task What_a_visitor_cannot_say_is_not_taken_and_the_register_is_not_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var given = Given(world);

        (await HandInAsync(database, given with { Facts = given.Facts with { EnterpriseId = world.Firm, EnterpriseName = "测试电池有限公司", HolderId = world.Guangzhou, Visibility = Visibility.Public } })).Problems.ShouldBeEmpty();

        await using var reader = database.Open();
        var need = await reader.Db.Needs.SingleAsync();
        (need.EnterpriseId, need.HolderId, need.Visibility).ShouldBe((null, world.Nanhai, Visibility.Network));
        await using var firm = database.Open(new Scope { Own = world.Firm });
        (await firm.Db.Needs.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_takes_no_number()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var given = Given(world);

        var empty = await HandInAsync(database, new(given.Facts with { Title = "", Description = "", EnterpriseName = "", RegionCode = "", ContactName = null, ContactPhone = null }, null, false, false, null));
        var wrong = await HandInAsync(database, new(
            given.Facts with { Title = "机密：新电机", RegionCode = "999999", ContactPhone = "12", Deadline = new DateOnly(2026, 1, 1), IndustryCode = "Z9" }, "91440600MA4UKTKW77", true, true, "2020-1"));
        var good = await HandInAsync(database, given);

        empty.Problems.Select(p => p.Field).ShouldBe(["Title", "Description", "EnterpriseName", "RegionCode", "ContactName", "ContactPhone", "NotClassified", "Agrees"], ignoreOrder: true);
        wrong.Problems.Select(p => p.Field).ShouldBe(["Title", "RegionCode", "ContactPhone", "Deadline", "IndustryCode", "Uscc", "Agrees"], ignoreOrder: true);
        (await ViewAsync(database, good.Value))!.Number.ShouldBe("XQ-2026-000001");
    }

    [Fact]
    public async Task The_address_shows_its_own_need_only_and_neither_contact_nor_people()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var given = Given(world);
        var one = (await HandInAsync(database, given)).Value;
        var other = (await HandInAsync(database, given with { Facts = given.Facts with { Title = "低噪声风机叶片设计" } })).Value;
        var unrelated = await world.NeedAsync();

        (await ViewAsync(database, one))!.Title.ShouldBe(given.Facts.Title);
        (await ViewAsync(database, other))!.Title.ShouldBe("低噪声风机叶片设计");
        foreach (var guess in new[] { null, "", "guess", unrelated.Number, one.ToUpperInvariant(), one[..63], Invitation.HashOf(one) })
        {
            (await ViewAsync(database, guess)).ShouldBeNull();
        }

        (await ViewAsync(database, one))!.ToString().ShouldNotContain("13822223333");
    }

    [Fact]
    public async Task A_returned_need_is_mended_by_its_address_and_waits_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var token = (await HandInAsync(database, Given(world))).Value;
        (await MendAsync(new(token, 0, "早", "早", true))).Problems.ShouldHaveSingleItem().Code.ShouldBe("need.wrong-state");
        await ReviewAsync(database, world, ReviewNeed.Decision.Return, "请写明转速与温升");

        var back = (await ViewAsync(database, token))!;
        var stale = await MendAsync(new(token, back.Version - 1, "高速电机降温", "转速 20000 r/min 时温升不高于 60 K，现为 85 K。", true));
        var bad = await MendAsync(new(token, back.Version, " ", "密级：绝密", false));
        var stranger = await MendAsync(new("guess", back.Version, "高速电机降温", "转速 20000 r/min。", true));
        var good = await MendAsync(new(token, back.Version, "高速电机降温", "转速 20000 r/min 时温升不高于 60 K，现为 85 K。", true));

        (back.State, back.Reason, back.MayMend).ShouldBe((NeedState.Returned, "请写明转速与温升", true));
        stale.Problems.ShouldHaveSingleItem().ToString().ShouldNotContain("测试红娘");
        bad.Problems.Select(p => p.Field).ShouldBe(["Title", "Description", "NotClassified"], ignoreOrder: true);
        stranger.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        good.Problems.ShouldBeEmpty();
        var again = (await ViewAsync(database, token))!;
        (again.State, again.Title, again.Reason, again.MayMend).ShouldBe((NeedState.Submitted, "高速电机降温", null, false));
        await using var reader = database.Open();
        (await reader.Db.Journal.Where(j => j.SubjectNumber == again.Number).OrderBy(j => j.Sequence).Select(j => j.Verb + " " + j.ActorName).ToListAsync())
            .ShouldBe(["Submitted 访客", "Returned 测试红娘", "Changed 访客", "Submitted 访客"]);

        async Task<Result> MendAsync(MendNeed.Input input)
        {
            await using var visitor = database.Open(Scope.Nothing);
            return await visitor.The<MendNeed>().RunAsync(input, default);
        }
    }

    [Fact]
    public async Task A_need_is_taken_back_by_its_address_and_the_contact_goes_with_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var token = (await HandInAsync(database, Given(world))).Value;

        var unsure = await TakeBackAsync(new(token, 0, " ", false));
        var stranger = await TakeBackAsync(new("guess", 0, "不需要了", true));
        var done = await TakeBackAsync(new(token, 0, "已自行解决", true));
        var twice = await TakeBackAsync(new(token, 1, "已自行解决", true));

        unsure.Problems.Select(p => p.Field).ShouldBe(["Reason", "Confirmed"]);
        stranger.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        done.Problems.ShouldBeEmpty();
        twice.Problems.ShouldHaveSingleItem().Code.ShouldBe("need.wrong-state");
        await using var reader = database.Open();
        var need = await reader.Db.Needs.SingleAsync();
        (need.State, need.Outcome, need.StateReason, need.ContactName, need.ContactPhone).ShouldBe((NeedState.Withdrawn, NeedOutcome.Withdrawn, "已自行解决", null, null));
        (await ViewAsync(database, token))!.MayTakeBack.ShouldBeFalse();

        async Task<Result> TakeBackAsync(TakeBackNeed.Input input)
        {
            await using var visitor = database.Open(Scope.Nothing);
            return await visitor.The<TakeBackNeed>().RunAsync(input, default);
        }
    }

    [Fact]
    public async Task The_clock_says_by_when_the_association_acts()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var token = (await HandInAsync(database, Given(world))).Value; // Tuesday

        (await ClockAsync()).ShouldBe(new NeedClock(NeedDuty.Review, new DateOnly(2026, 11, 27)));
        await ReviewAsync(database, world, ReviewNeed.Decision.Accept, null);
        (await ClockAsync()).ShouldBe(new NeedClock(NeedDuty.Publish, new DateOnly(2026, 12, 15)));

        async Task<NeedClock?> ClockAsync()
        {
            await using var visitor = database.Open(Scope.Nothing);
            return await TicketClock.LoadAsync(visitor.Db, database.Clock, (await TicketView.LoadAsync(visitor.Db, token, default))!, default);
        }
    }

    [Fact]
    public async Task What_has_ended_long_ago_loses_contact_and_address_and_what_is_open_keeps_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var ended = (await HandInAsync(database, Given(world))).Value;
        await ReviewAsync(database, world, ReviewNeed.Decision.Reject, "属于采购");
        var open = (await HandInAsync(database, Given(world))).Value;
        database.Time.Advance(TimeSpan.FromDays(731));

        await using (var scope = database.Open())
        {
            (await scope.The<ApplyRetention>().RunAsync(default)).ShouldBe(new Dictionary<RetentionKind, int> { [RetentionKind.PublicPageContacts] = 1 });
            (await scope.The<ApplyRetention>().RunAsync(default)).ShouldBeEmpty();
        }

        (await ViewAsync(database, ended)).ShouldBeNull();
        (await ViewAsync(database, open)).ShouldNotBeNull();
        await using var reader = database.Open();
        (await reader.Db.Needs.OrderBy(n => n.Number).Select(n => n.ContactPhone).ToListAsync()).ShouldBe([null, "13822223333"]);
    }

    private static HandInNeed.Input Given(World world) => new(
        world.NeedFacts("高速电机温升过高") with { EnterpriseId = null, EnterpriseName = "南海新电机有限公司", HolderId = default, ContactName = "李新", ContactPhone = "13822223333" },
        null, NotClassified: true, Agrees: true, NeedTicket.NoticeVersion);

    private static async Task<Result<string>> HandInAsync(TestDatabase database, HandInNeed.Input input)
    {
        await using var visitor = database.Open(Scope.Nothing);
        return await visitor.The<HandInNeed>().RunAsync(input, default);
    }

    private static async Task<TicketView?> ViewAsync(TestDatabase database, string? token)
    {
        await using var visitor = database.Open(Scope.Nothing);
        return await TicketView.LoadAsync(visitor.Db, token, default);
    }

    private static async Task ReviewAsync(TestDatabase database, World world, ReviewNeed.Decision decision, string? reason)
    {
        await using var staff = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var need = await staff.Db.Needs.AsNoTracking().SingleAsync(n => n.State == NeedState.Submitted);
        (await staff.The<ReviewNeed>().RunAsync(new(need.Number, need.Version, decision, reason, ["NoIdentity", "NotClassified"]), World.Manager(world.Foshan), default)).Problems.ShouldBeEmpty();
    }
}
