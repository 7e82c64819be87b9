using Hongniang.Access;
using Hongniang.Matching.Searching;
using Hongniang.Supply;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class SearchRecordsTests
{
    [Fact]
    public async Task Words_and_names_are_found_in_their_groups()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        var achievement = await world.AchievementAsync();
        var expert = await world.ExpertAsync("欧阳明月");
        await world.ExpertAsync("欧阳明", f => f with { ResearchDirections = "水稻育种" });

        var byWords = await SearchAsync(database, "电解液");
        byWords.ShouldBe([(SearchGroup.Needs, need.Number), (SearchGroup.Achievements, achievement.Number), (SearchGroup.Experts, expert.Number)]);
        (await SearchAsync(database, "欧阳明")).Count.ShouldBe(2);
        (await SearchAsync(database, "明月")).ShouldBe([(SearchGroup.Experts, expert.Number)]);
        (await SearchAsync(database, "测试理工")).Select(f => f.Group).ShouldBe([SearchGroup.Achievements, SearchGroup.Organizations]);
        (await SearchAsync(database, "测试电池")).Select(f => f.Group).ShouldBe([SearchGroup.Needs, SearchGroup.Organizations]);
        (await SearchAsync(database, "电解液 循环")).ShouldBe([(SearchGroup.Needs, need.Number)]);
        (await SearchAsync(database, "毫不相干之词")).ShouldBeEmpty();
        (await SearchAsync(database, "  ")).ShouldBeEmpty();
        (await SearchAsync(database, "%_'\"<script>")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_finds_what_lies_beyond_the_own_sight()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        await world.AchievementAsync(change: f => f with { Visibility = Visibility.Holder });
        var expert = await world.ExpertAsync("王小明");
        await world.ExpertAsync("王小明");

        (await SearchAsync(database, "电解液", new Scope { Own = world.Firm })).ShouldBe([(SearchGroup.Needs, need.Number)]);
        (await SearchAsync(database, "电解液", new Scope { Own = world.OtherFirm })).ShouldBeEmpty();
        (await SearchAsync(database, "王小明", new Scope { OwnExpert = expert.Id.Value })).ShouldBe([(SearchGroup.Experts, expert.Number)]);
        (await SearchAsync(database, "电解液", world.ScopeOf(world.Tianhe))).Select(f => f.Group).Distinct().ShouldBe([SearchGroup.Experts]);
        (await SearchAsync(database, "有限公司", world.ScopeOf(world.Tianhe))).Count.ShouldBe(1);
        (await SearchAsync(database, "电解液", Scope.Nothing)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_goes_straight_to_the_record_that_the_reader_may_see()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();

        (await FindAsync(Scope.Everything, $" {need.Number.ToLowerInvariant()} ")).ShouldBe(need.Number);
        (await FindAsync(world.ScopeOf(world.Tianhe), need.Number)).ShouldBeNull();
        (await FindAsync(Scope.Everything, "XQ-2026-999999")).ShouldBeNull();
        (await FindAsync(Scope.Everything, "电解液")).ShouldBeNull();

        async Task<string?> FindAsync(Scope scope, string typed)
        {
            await using var open = database.Open(scope);
            return await open.The<FindByNumber>().RunAsync(typed, CancellationToken.None);
        }
    }

    [Fact]
    public void Found_words_are_marked_and_the_passage_shows_them()
    {
        var words = SearchWords.Of("电解液 ncm");

        words.Mark("动力电解液与 NCM811").ShouldBe([("动力", false), ("电解液", true), ("与 ", false), ("NCM", true), ("811", false)]);
        words.Mark("").ShouldBeEmpty();
        words.Passage(new string('前', 300) + "电解液" + new string('后', 300)).ShouldContain("电解液");
        words.Passage("短").ShouldBe("短");
    }

    private static async Task<List<(SearchGroup Group, string Number)>> SearchAsync(TestDatabase database, string words, Scope? scope = null)
    {
        await database.Indexes().CatchUpAsync(CancellationToken.None);
        await using var open = database.Open(scope);
        var answer = await open.The<SearchRecords>().RunAsync(words, null, CancellationToken.None);
        answer.Problems.ShouldBeEmpty();
        return [.. answer.Value.Groups.SelectMany(g => g.Found.Select(f => (g.Group, f.Number)))];
    }
}
