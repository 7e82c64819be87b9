using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Matching;
using Hongniang.Matching.Glossary;
using Hongniang.Matching.Units;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class UnitsThatCanTests
{
    private static readonly CapabilityCard Battery = new() { Fields = "动力电解液;高镍三元正极", Services = "电池循环测试", Industries = "C38", Capability = "为三家企业开发过低温动力电解液。" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_is_matched_from_the_moment_it_is_kept_until_it_is_emptied()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        (await UnitsAsync(database, need)).Rows.ShouldBeEmpty();

        await KeepAsync(database, world.University, Battery);
        var list = await UnitsAsync(database, need);
        var row = list.Rows.ShouldHaveSingleItem();
        (row.Unit.Id, row.Rank, list.CardCount).ShouldBe((world.University, 1, 1));
        row.Score.Points.ShouldBe(row.Score.Parts.Sum(p => p.Points));
        row.Score.Parts.Select(p => p.Criterion).ShouldBe([Criterion.Text, Criterion.Industry, Criterion.Region, Criterion.Freshness]);
        row.Score.Reasons.ShouldContain(r => r.Kind == ReasonKind.ServesIndustry);
        list.Threads(row.Unit).Select(t => t.Text).ShouldContain(t => t.Contains("动力电解液"));

        await KeepAsync(database, world.University, Battery with { Fields = "食品检测", Services = null, Capability = null });
        (await UnitsAsync(database, need)).Rows.ShouldAllBe(r => r.Likeness < row.Likeness / 2);
        await KeepAsync(database, world.University, new CapabilityCard());
        (await UnitsAsync(database, need)).CardCount.ShouldBe(0);
    }

    [Fact]
    public async Task The_own_enterprise_what_one_may_not_see_and_what_is_filtered_stay_out()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        await KeepAsync(database, world.University, Battery);
        await KeepAsync(database, world.Firm, Battery);
        await KeepAsync(database, world.OtherFirm, Battery with { Industries = "C14" });

        (await IdsAsync()).ShouldBe([world.University, world.OtherFirm], ignoreOrder: true);
        (await IdsAsync(new MatchFilters { WithOwn = true })).Count.ShouldBe(3);
        (await IdsAsync(scope: world.ScopeOf(world.Foshan, world.Nanhai))).ShouldBe([world.University]);
        (await IdsAsync(new MatchFilters { ServesIndustry = true })).ShouldBe([world.University]);
        (await IdsAsync(new MatchFilters { Nearness = RegionNearness.SameCity })).ShouldBeEmpty();
        (await UnitsAsync(database, need)).Rows[0].Unit.Id.ShouldBe(world.University);

        async Task<List<OrganizationId>> IdsAsync(MatchFilters? filters = null, Scope? scope = null) => [.. (await UnitsAsync(database, need, filters, scope)).Rows.Select(r => r.Unit.Id)];
    }

    [Fact]
    public async Task A_unit_is_told_the_needs_that_it_could_take_as_far_as_the_reader_sees_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        await world.NeedAsync(change: f => f with { Title = "茶叶杀青设备的节能改造", Description = "蒸汽杀青能耗高，希望降低三成。" });
        await world.NeedAsync(NeedState.Submitted);
        await KeepAsync(database, world.University, Battery);
        var number = await NumberAsync(database, world.University);
        await database.Indexes().CatchUpAsync(Ct);

        await using var open = database.Open(world.ScopeOf(world.Nanhai));
        var rows = await open.The<NeedsToMeet>().FindAsync(number, Ct);
        rows[0].Need.Number.ShouldBe(need.Number);
        rows[0].Phrases.ShouldNotBeEmpty();
        rows.ShouldAllBe(r => r.Need.State == NeedState.Published);
        await using var neighbour = database.Open(world.ScopeOf(world.Tianhe));
        (await neighbour.The<NeedsToMeet>().FindAsync(number, Ct)).ShouldBeEmpty();
        (await open.The<NeedsToMeet>().FindAsync(await NumberAsync(database, world.Province), Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_that_only_the_glossary_finds_says_by_which_words()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync(change: f => f with { Title = "固态电解质界面阻抗的降低", Description = "希望降低固态电解质与正极之间的阻抗。" });
        await KeepAsync(database, world.University, new CapabilityCard { Fields = "Solid electrolytes", Capability = "Solid electrolytes for lithium metal batteries" });
        (await UnitsAsync(database, need)).Rows.ShouldBeEmpty();
        await using (var open = database.Open())
        {
            (await open.The<AddTerm>().RunAsync(new("固态电解质", "solid electrolyte"), World.Manager(world.Nanhai), Ct)).Problems.ShouldBeEmpty();
        }

        var reason = (await UnitsAsync(database, need)).Rows.ShouldHaveSingleItem().Score.Reasons[0];

        reason.ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(ReasonKind.GlossaryTerm), r => r.Args.ShouldBe(["固态电解质", "solid electrolyte"]));
    }

    [Fact]
    public async Task Cards_change_no_score_of_achievements_and_experts()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        await world.AchievementAsync();
        await world.ExpertAsync();
        var before = await ScoresAsync();

        await KeepAsync(database, world.University, Battery);

        (await ScoresAsync()).ShouldBe(before);

        async Task<List<(string, double)>> ScoresAsync() =>
        [
            .. (await database.MatchAsync(need)).Rows.Select(r => (r.Candidate.Number, r.Score.Exact)),
            .. (await database.MatchAsync(need, CandidateKind.Expert)).Rows.Select(r => (r.Candidate.Number, r.Score.Exact)),
        ];
    }

    private static async Task<UnitList> UnitsAsync(TestDatabase database, Need need, MatchFilters? filters = null, Scope? scope = null)
    {
        await database.Indexes().CatchUpAsync(Ct);
        await using var open = database.Open(scope);
        var answer = await open.The<MatchNeed>().RunAsync(new MatchNeed.Input(MatchSubject.Of(need), filters ?? MatchFilters.None, []), World.Manager(need.HolderId), Ct);
        answer.Problems.ShouldBeEmpty();
        return answer.Value.Units;
    }

    private static async Task<string> NumberAsync(TestDatabase database, OrganizationId id)
    {
        await using var open = database.Open();
        return await open.Db.Organizations.Where(o => o.Id == id).Select(o => o.Number).SingleAsync(Ct);
    }

    private static async Task KeepAsync(TestDatabase database, OrganizationId id, CapabilityCard card)
    {
        await using var open = database.Open();
        var unit = await open.Db.Organizations.AsNoTracking().SingleAsync(o => o.Id == id, Ct);
        (await open.The<ChangeCapabilityCard>().RunAsync(new(unit.Number, unit.Version, card), World.Manager(unit.HolderId), Ct)).Problems.ShouldBeEmpty();
    }
}
