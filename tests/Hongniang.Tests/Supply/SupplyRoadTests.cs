using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Supply;

public sealed class SupplyRoadTests
{
    [Fact]
    public async Task An_achievement_is_entered_changed_published_and_withdrawn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var manager = World.Manager(world.Guangzhou);
        await using var scope = database.Open(world.ScopeOf(world.Guangzhou, world.Tianhe));

        var number = (await scope.The<EnterAchievement>().RunAsync(new(Facts() with { OwnerName = " 测试理工大学 ".Trim(), RegionCode = "" }, Publish: false), manager, default)).Value;
        (await scope.The<ChangeAchievement>().RunAsync(new(number, 0, Facts() with { Title = "改过的名称" }), manager, default)).Problems.ShouldBeEmpty();
        (await scope.The<PublishAchievement>().RunAsync(new(number, 1), manager, default)).Problems.ShouldBeEmpty();
        (await scope.The<PublishAchievement>().RunAsync(new(number, 2), manager, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("supply.published");
        (await scope.The<WithdrawAchievement>().RunAsync(new(number, 2, " "), manager, default)).Problems.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        (await scope.The<WithdrawAchievement>().RunAsync(new(number, 2, "专利失效"), manager, default)).Problems.ShouldBeEmpty();

        number.ShouldBe("CG-2026-000001");
        var achievement = await scope.Db.Achievements.SingleAsync();
        (achievement.State, achievement.OwnerId, achievement.HolderId, achievement.Title).ShouldBe((SupplyState.Withdrawn, world.University, world.Guangzhou, "改过的名称"));
        (await scope.Db.Journal.OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync()).ShouldBe(["Entered", "Changed", "Published", "Withdrawn"]);

        static Achievement.Facts Facts() => new()
        {
            Title = "高电压电解液", Summary = "一种适用于高镍三元正极的电解液。", OwnerName = "测试理工大学", HolderId = default, RegionCode = "440100",
        };
    }

    [Fact]
    public async Task What_the_network_shares_is_read_and_not_changed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var achievement = await world.AchievementAsync();
        var manager = World.Manager(world.Foshan);
        await using var foshan = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));

        var detail = await AchievementDetail.LoadAsync(foshan.Db, achievement.Number, manager, default);
        var change = await foshan.The<ChangeAchievement>().RunAsync(new(achievement.Number, 0, achievement.ToFacts() with { Title = "改" }), manager, default);
        var reveal = await foshan.The<RevealAchievementContact>().RunAsync(new(achievement.Number, "想看"), manager, default);

        detail!.Contact.Phone.ShouldBe("139****5678");
        detail.Facts.ContactPhone.ShouldBeNull();
        detail.MayRevealContact.ShouldBeFalse();
        detail.ReasonNotToChange!.Code.ShouldBe("holder.not-yours");
        detail.UnitNumber.ShouldNotBeNull();
        change.Problems.ShouldHaveSingleItem().Code.ShouldBe("holder.not-yours");
        reveal.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
    }

    [Fact]
    public async Task An_expert_is_published_only_with_a_consent_of_which_it_is_known_how_it_was_given()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var manager = World.Manager(world.Guangzhou);
        await using var scope = database.Open(world.ScopeOf(world.Guangzhou, world.Tianhe));
        var facts = new Expert.Facts { Name = "赵六", OrganizationName = "测试理工大学", HolderId = default, RegionCode = "440100", ResearchDirections = "电解液" };

        var early = await scope.The<EnterExpert>().RunAsync(new(facts, Publish: true), manager, default);
        var vague = await scope.The<EnterExpert>().RunAsync(new(facts with { HasConsent = true }, Publish: true), manager, default);
        var statement = new ConsentStatement(ConsentChannel.Letter, null, new DateOnly(2026, 11, 20), new DateOnly(2028, 11, 20), "卷宗 12", ExpertConsent.CurrentTextVersion);
        var entered = await scope.The<EnterExpert>().RunAsync(new(facts with { HasConsent = true }, Publish: true, statement), manager, default);

        early.Problems.ShouldHaveSingleItem().Field.ShouldBe("HasConsent");
        vague.Problems.Select(p => p.Field).ShouldBe(["Channel", "GivenOn", "Until"]);
        entered.Problems.ShouldBeEmpty();
        var expert = await scope.Db.Experts.SingleAsync();
        (expert.State, expert.HasConsent, expert.ConsentUntil).ShouldBe((SupplyState.Published, true, new DateOnly(2028, 11, 20)));
        var kept = await scope.Db.ExpertConsents.SingleAsync();
        (kept.GivenBy, kept.Channel, kept.Source, kept.TextVersion, kept.RecordedByName).ShouldBe(("赵六", ConsentChannel.Letter, "卷宗 12", "2026-1", "测试红娘"));
        (await scope.Db.Journal.OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync()).ShouldBe(["Entered", "ConsentGiven", "Published"]);
    }

    [Fact]
    public async Task The_lists_keep_to_the_own_area_until_the_whole_network_is_asked_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var shared = await world.AchievementAsync();
        var own = await world.AchievementAsync("佛山的成果", f => f with { HolderId = world.Nanhai, RegionCode = "440605", OwnerId = null, ReadinessLevel = 4 });
        await world.AchievementAsync("只在广州可见", f => f with { Visibility = Visibility.Holder });
        var expert = await world.ExpertAsync(change: f => f with { DisciplineCodes = "430;150" });
        await using var foshan = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));

        (await NumbersAsync(new())).ShouldBe([own.Number]);
        (await NumbersAsync(new(WholeNetwork: true))).ShouldBe([own.Number, shared.Number], ignoreOrder: true);
        (await NumbersAsync(new(WholeNetwork: true, LeastReadiness: 5))).ShouldBe([shared.Number]);
        (await NumbersAsync(new(WholeNetwork: true, Order: AchievementList.Order.Readiness))).ShouldBe([shared.Number, own.Number]);
        (await NumbersAsync(new(WholeNetwork: true, Region: "440600"))).ShouldBe([own.Number]);
        (await NumbersAsync(new(WholeNetwork: true, Owner: world.University))).ShouldBe([shared.Number]);
        (await ExpertList.LoadAsync(foshan.Db, new(), new Page(1), default)).Page.Total.ShouldBe(0);
        (await ExpertList.LoadAsync(foshan.Db, new(WholeNetwork: true, Discipline: "150", Words: "电解液 理工"), new Page(1), default)).Page.Rows.ShouldHaveSingleItem().Number.ShouldBe(expert.Number);
        (await ExpertList.LoadAsync(foshan.Db, new(WholeNetwork: true, Discipline: "110"), new Page(1), default)).Page.Total.ShouldBe(0);

        async Task<IReadOnlyList<string>> NumbersAsync(AchievementList.Filter filter) =>
            [.. (await AchievementList.LoadAsync(foshan.Db, filter, new Page(1), default)).Page.Rows.Select(r => r.Number)];
    }
}
