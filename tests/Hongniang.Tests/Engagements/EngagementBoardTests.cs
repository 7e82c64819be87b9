using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class EngagementBoardTests
{
    [Fact]
    public async Task Columns_count_all_and_show_the_most_urgent_first()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var later = await pair.ProposeAsync();
        var sooner = await pair.ProposeAsync(pair.Expert.Number);
        await pair.DoAsync<PlanNextStep, Result>(p => p.RunAsync(new(sooner, 0, "今天致电", pair.Today), pair.Manager, default));
        await pair.IntroduceAsync((await pair.World.AchievementAsync()).Number);

        var board = await LoadAsync(pair, new());
        board.Columns.Select(c => (c.Stage, c.Page.Total)).Where(c => c.Total > 0).ShouldBe([(EngagementStage.AwaitingConsent, 2), (EngagementStage.Introduced, 1)]);
        board.Columns[0].Page.Rows.Select(r => r.Number).ShouldBe([sooner, later]);
        board.Total.ShouldBe(3);
        database.Time.Advance(TimeSpan.FromDays(2));
        (await LoadAsync(pair, new(Overdue: true))).Columns.SelectMany(c => c.Page.Rows).ShouldHaveSingleItem().IsOverdue.ShouldBeTrue();
        (await LoadAsync(pair, new(Matchmaker: pair.Manager.AccountId))).Total.ShouldBe(3);
        (await LoadAsync(pair, new(Matchmaker: database.Clock.NewId()))).Total.ShouldBe(0);
        (await LoadAsync(pair, new(Holder: pair.World.Foshan))).Total.ShouldBe(0);
        (await LoadAsync(pair, new(Holder: pair.World.Nanhai, NeedNumber: pair.Need.Number, Words: "王五"))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Pages_of_a_column_follow_each_other()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        for (var i = 0; i <= EngagementBoard.PerColumn; i++)
        {
            await pair.ProposeAsync((await pair.World.AchievementAsync($"电解液方案 {i}")).Number);
        }

        var first = (await LoadAsync(pair, new())).Columns[0].Page;
        var second = (await LoadAsync(pair, new(), EngagementStage.AwaitingConsent, 2)).Columns[0].Page;

        (first.Rows.Count, first.PageCount, second.Rows.Count).ShouldBe((EngagementBoard.PerColumn, 2, 1));
        first.Rows.Concat(second.Rows).Select(r => r.Number).ShouldBeUnique();
    }

    [Fact]
    public async Task Board_list_and_detail_ask_as_often_for_three_as_for_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.IntroduceAsync();
        var one = await CountAsync();
        await pair.ProposeAsync(pair.Expert.Number);
        await pair.SignAsync((await pair.World.AchievementAsync()).Number);

        (await CountAsync()).ShouldBe(one);
        one.List.ShouldBe(4);

        async Task<(int Board, int List, int Detail)> CountAsync()
        {
            await using var reader = database.Open(pair.Staff);
            database.Queries.Reset();
            await EngagementBoard.LoadAsync(reader.Db, database.Clock, pair.Manager, new(), null, 1, default);
            var board = database.Queries.Count;
            await EngagementList.LoadAsync(reader.Db, database.Clock, pair.Manager, new(), [], EngagementList.Order.Due, true, new Page(1), default);
            var list = database.Queries.Count - board;
            (await EngagementDetail.LoadAsync(reader.Db, number, pair.Manager, default)).ShouldNotBeNull();
            return (board, list, database.Queries.Count - board - list);
        }
    }

    [Fact]
    public async Task The_list_sorts_totally_narrows_by_stage_and_streams_the_same_rows()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var a = await pair.ProposeAsync();
        var b = await pair.IntroduceAsync(pair.Expert.Number);
        await using var reader = database.Open(pair.Staff);

        foreach (var order in Enum.GetValues<EngagementList.Order>())
        {
            var up = await NumbersAsync(order, true);
            var down = await NumbersAsync(order, false);
            up.Order(StringComparer.Ordinal).ShouldBe([a, b]);
            down.Order(StringComparer.Ordinal).ShouldBe([a, b]);
            (await EngagementList.StreamAsync(reader.Db, database.Clock, pair.Manager, new(), [], order, true, default).Select(c => c.Number).ToListAsync()).ShouldBe(up);
        }

        (await NumbersAsync(EngagementList.Order.Number, true)).ShouldBe([a, b]);
        var introduced = await EngagementList.LoadAsync(reader.Db, database.Clock, pair.Manager, new(), [EngagementStage.Introduced], EngagementList.Order.Due, true, new Page(1), default);
        introduced.Page.Rows.ShouldHaveSingleItem().Number.ShouldBe(b);
        introduced.PerStage.ShouldBe(new Dictionary<EngagementStage, int> { [EngagementStage.AwaitingConsent] = 1, [EngagementStage.Introduced] = 1 }, ignoreOrder: true);

        async Task<IReadOnlyList<string>> NumbersAsync(EngagementList.Order order, bool ascending) =>
            [.. (await EngagementList.LoadAsync(reader.Db, database.Clock, pair.Manager, new(), [], order, ascending, new Page(1), default)).Page.Rows.Select(r => r.Number)];
    }

    private static async Task<EngagementBoard> LoadAsync(Pair pair, EngagementFilter filter, EngagementStage? turned = null, int page = 1)
    {
        await using var reader = pair.Database.Open(pair.Staff);
        return await EngagementBoard.LoadAsync(reader.Db, pair.Database.Clock, pair.Manager, filter, turned, page, default);
    }
}
