using System.Text.Encodings.Web;
using System.Text.Json;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Insight;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class EngagementDetailTests
{
    // Everything by which the enterprise could be recognised, put wherever a text can be put.
    private static readonly string[] FirmSecrets = ["测试电池", "张三丰", "13800001234", "zsf@firm.cn", "企业联络人", "440605"];

    private static Need.Facts Telling(Need.Facts facts) => facts with
    {
        Title = "测试电池高镍电解液的开发", Description = facts.Description + " 联系测试电池有限公司张三丰 13800001234 或 zsf@firm.cn。", CurrentState = "测试电池已试产",
        Indicators = [new Indicator { Name = "测试电池内控循环", Target = "1000 次", Method = "测试电池企标" }], ContactName = "张三丰", ContactEmail = "zsf@firm.cn",
    };

    [Theory]
    [InlineData("owner")]
    [InlineData("employer")]
    [InlineData("expert")]
    public async Task Nothing_of_the_enterprise_reaches_the_supply_side_before_both_consented(string reader)
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database, Telling);
        var number = await pair.ProposeAsync(reader == "owner" ? null : pair.Expert.Number);
        await pair.DoAsync<PlanNextStep, Result>(p => p.RunAsync(new(number, 0, "联系测试电池张三丰", pair.Today), pair.Manager, default));
        await AnswerOnlineAsync(pair, number, 1);
        var (scope, actor) = reader == "expert" ? (pair.ExpertScope, pair.ExpertPerson) : (pair.OwnerScope, pair.OwnerPerson);

        var before = await AllAsync(pair, number, scope, actor);
        FirmSecrets.ShouldAllBe(secret => !before.Contains(secret));
        before.ShouldContain("高镍电解液的开发");
        before.ShouldContain("440000");

        (await pair.SayAsync(number, Side.Supply, ConsentDecision.Given)).Problems.ShouldBeEmpty();
        var after = await AllAsync(pair, number, scope, actor);
        foreach (var secret in FirmSecrets.Except(["企业联络人"]))
        {
            after.ShouldContain(secret);
        }
    }

    [Fact]
    public async Task A_refusal_tells_the_other_side_its_code_and_nothing_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database, Telling);
        var number = await pair.ProposeAsync();
        await pair.SayAsync(number, Side.Demand, ConsentDecision.Refused, LossReason.Other, "测试电池张三丰说已有供应商");

        var seen = await AllAsync(pair, number, pair.OwnerScope, pair.OwnerPerson);

        FirmSecrets.ShouldAllBe(secret => !seen.Contains(secret));
        seen.ShouldNotContain("供应商");
        seen.ShouldContain("Refused");
    }

    [Fact]
    public async Task The_enterprise_learns_neither_the_person_nor_a_contact_before_both_consented()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var anonymous = await pair.World.AchievementAsync("测试理工大学李教授的电解液", f => f with { Visibility = Visibility.Anonymous, Inventors = "李教授;王五", Summary = "测试理工大学研制，低温 −30℃" });

        var achievement = await AllAsync(pair, await pair.ProposeAsync(anonymous.Number), pair.FirmScope, pair.FirmPerson);
        var expert = await AllAsync(pair, await pair.ProposeAsync(pair.Expert.Number), pair.FirmScope, pair.FirmPerson);

        new[] { "王五", "13700009999", "137****9999" }.ShouldAllBe(secret => !expert.Contains(secret));
        expert.ShouldContain("王*");
        new[] { "测试理工", "李教授", "李四", "13900005678" }.ShouldAllBe(secret => !achievement.Contains(secret));
        achievement.ShouldContain("低温 −30℃");
    }

    [Fact]
    public async Task Staff_see_both_sides_with_masked_contacts_and_in_clear_once_both_consented()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.ProposeAsync();

        var before = (await LoadAsync(pair, number, pair.Staff, pair.Manager))!;
        (before.Demand.Enterprise, before.Demand.Contact!.Phone, before.Supply.Contact!.Phone).ShouldBe(("测试电池有限公司", "138****1234", "139****5678"));
        (before.NextStep, before.Demand.MayOpen, before.Supply.MayOpen).ShouldBe(("征求双方意见", true, true));
        await pair.SayAsync(number, Side.Demand, ConsentDecision.Given);
        await pair.SayAsync(number, Side.Supply, ConsentDecision.Given);

        var after = (await LoadAsync(pair, number, pair.Staff, pair.Manager))!;
        (after.Demand.Contact!.Phone, after.Supply.Contact!.Phone).ShouldBe(("13800001234", "13900005678"));
        (await LoadAsync(pair, number, pair.Staff, pair.Manager with { Role = nameof(Role.Leader) }))!.Demand.Contact!.Phone.ShouldBe("138****1234");
        (await LoadAsync(pair, number, pair.FirmScope, pair.FirmPerson))!.Supply.Contact!.Phone.ShouldBe("13900005678");
        (await LoadAsync(pair, number, pair.World.ScopeOf(pair.World.Guangzhou), World.Manager(pair.World.Guangzhou))).ShouldBeNull();
    }

    [Fact]
    public async Task Acts_are_those_of_the_reader_with_the_reason_why_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.ProposeAsync();

        var staff = (await LoadAsync(pair, number, pair.Staff, pair.Manager))!.Acts;
        staff.Keys.ShouldBe(Enum.GetValues<EngagementAct>());
        staff[EngagementAct.Sign]!.Code.ShouldBe("engagement.needs-consent");
        staff[EngagementAct.Lose].ShouldBeNull();
        (await LoadAsync(pair, number, pair.FirmScope, pair.FirmPerson))!.Acts.Keys.ShouldBe([EngagementAct.AnswerForDemand]);
        (await LoadAsync(pair, number, pair.OwnerScope, pair.OwnerPerson))!.Acts.Keys.ShouldBe([EngagementAct.AnswerForSupply]);
        (await LoadAsync(pair, number, pair.Staff, pair.Manager with { Role = nameof(Role.Leader) }))!.Acts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hidden_name_cannot_be_found_by_searching_for_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database, Telling);
        await pair.ProposeAsync();

        (await CountAsync("测试电池", pair.OwnerScope, pair.OwnerPerson)).ShouldBe(0);
        (await CountAsync("电解液及其制备", pair.OwnerScope, pair.OwnerPerson)).ShouldBe(1);
        (await CountAsync("测试电池", pair.FirmScope, pair.FirmPerson)).ShouldBe(1);
        (await CountAsync("测试电池", pair.Staff, pair.Manager)).ShouldBe(1);

        async Task<int> CountAsync(string words, Scope scope, Actor actor)
        {
            await using var reader = database.Open(scope);
            return (await EngagementList.LoadAsync(reader.Db, database.Clock, actor, new(words), [], EngagementList.Order.Number, true, new Page(1), default)).Page.Total;
        }
    }

    private static Task<Result> AnswerOnlineAsync(Pair pair, string number, int version) => pair.DoAsync<AnswerConsent, Result>(
        a => a.RunAsync(new(number, version, Side.Demand, ConsentDecision.Given, null, null, null, "测试电池同意", Consent.CurrentTextVersion), pair.FirmPerson, default), pair.FirmScope);

    private static async Task<EngagementDetail?> LoadAsync(Pair pair, string number, Scope scope, Actor actor)
    {
        await using var reader = pair.Database.Open(scope);
        return await EngagementDetail.LoadAsync(reader.Db, number, actor, default);
    }

    /// <summary>Whatever the reader can be shown of the engagement anywhere, as one text.</summary>
    private static async Task<string> AllAsync(Pair pair, string number, Scope scope, Actor actor)
    {
        await using var reader = pair.Database.Open(scope);
        var clock = pair.Database.Clock;
        var detail = (await EngagementDetail.LoadAsync(reader.Db, number, actor, default))!;
        var story = await EngagementTimeline.LoadAsync(reader.Db, detail, actor, new Page(1), default);
        var board = await EngagementBoard.LoadAsync(reader.Db, clock, actor, new(number), null, 1, default);
        var list = await EngagementList.LoadAsync(reader.Db, clock, actor, new(number), [], EngagementList.Order.Due, true, new Page(1), default);
        var export = await EngagementList.StreamAsync(reader.Db, clock, actor, new(number), [], EngagementList.Order.Due, true, default).ToListAsync();
        var day = await MyDay.LoadAsync(reader.Db, clock, actor, mine: false, null, 1, default);
        list.Page.Total.ShouldBe(1);
        return string.Join('\n', new object[] { detail, story, board, list.Page, export, day }.Select(x => JsonSerializer.Serialize(x, x.GetType(), Readable)));
    }

    private static JsonSerializerOptions Readable { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
}
