using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Needs;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Needs;

public sealed class NeedListTests
{
    [Fact]
    public async Task Filters_narrow_and_the_tabs_count_what_the_other_filters_leave()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var a = await world.NeedAsync(NeedState.Published);
        var b = await world.NeedAsync(NeedState.Submitted, f => f with { Title = "家电压缩机降噪", IndustryCode = "C34", Urgency = Urgency.Urgent, RegionCode = "440604" });
        var c = await world.NeedAsync(NeedState.Draft, f => f with { Title = "广州的压缩机", HolderId = world.Tianhe, RegionCode = "440106", EnterpriseId = world.OtherFirm });

        (await NumbersAsync(new())).ShouldBe([c.Number, b.Number, a.Number], ignoreOrder: true);
        (await NumbersAsync(new(Words: "压缩机"))).ShouldBe([b.Number, c.Number], ignoreOrder: true);
        (await NumbersAsync(new(Words: "压缩机 降噪"))).ShouldBe([b.Number]);
        (await NumbersAsync(new(Words: a.Number[3..]))).ShouldBe([a.Number]);
        (await NumbersAsync(new(Words: "100%"))).ShouldBeEmpty();
        (await NumbersAsync(new(Region: "440600"))).ShouldBe([a.Number, b.Number], ignoreOrder: true);
        (await NumbersAsync(new(Region: "440604"))).ShouldBe([b.Number]);
        (await NumbersAsync(new(Region: "440000"))).Count.ShouldBe(3);
        (await NumbersAsync(new(Industry: "C34"))).ShouldBe([b.Number]);
        (await NumbersAsync(new(Industry: "C"))).Count.ShouldBe(3);
        (await NumbersAsync(new(Urgency: Urgency.Urgent))).ShouldBe([b.Number]);
        (await NumbersAsync(new(Holder: world.Tianhe))).ShouldBe([c.Number]);
        (await NumbersAsync(new(Source: NeedSource.Import))).ShouldBeEmpty();
        (await NumbersAsync(new(CreatedBy: Guid.CreateVersion7(database.Clock.Now)))).ShouldBeEmpty();

        await using var scope = database.Open();
        var found = await NeedList.LoadAsync(scope.Db, new(Words: "压缩机", States: [NeedState.Draft]), new Page(1), default);
        found.Page.Rows.ShouldHaveSingleItem().HolderName.ShouldBe("天河区科协（测试）");
        found.Page.Total.ShouldBe(1);
        found.PerState.ShouldBe(new Dictionary<NeedState, int> { [NeedState.Draft] = 1, [NeedState.Submitted] = 1 }, ignoreOrder: true);

        async Task<IReadOnlyList<string>> NumbersAsync(NeedList.Filter filter)
        {
            await using var reader = database.Open();
            return [.. (await NeedList.LoadAsync(reader.Db, filter, new Page(1), default)).Page.Rows.Select(r => r.Number)];
        }
    }

    [Fact]
    public async Task Pages_follow_one_total_order_and_dates_that_lack_come_last()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var late = await world.NeedAsync(change: f => f with { Deadline = new DateOnly(2027, 12, 1) });
        var none = await world.NeedAsync();
        var soon = await world.NeedAsync(change: f => f with { Deadline = new DateOnly(2027, 1, 1) });
        await using var scope = database.Open();

        (await OneByOneAsync(new(Order: NeedList.Order.Deadline, Ascending: true))).ShouldBe([soon.Number, late.Number, none.Number]);
        (await OneByOneAsync(new(Order: NeedList.Order.Deadline))).ShouldBe([late.Number, soon.Number, none.Number]);
        (await OneByOneAsync(new(Order: NeedList.Order.Number, Ascending: true))).ShouldBe([late.Number, none.Number, soon.Number]);
        (await OneByOneAsync(new(Order: NeedList.Order.StateSince))).Distinct().Count().ShouldBe(3);

        async Task<List<string>> OneByOneAsync(NeedList.Filter filter)
        {
            List<string> numbers = [];
            for (var page = 1; page <= 3; page++)
            {
                var found = await NeedList.LoadAsync(scope.Db, filter, new Page(page, 1), default);
                found.Page.Total.ShouldBe(3);
                numbers.Add(found.Page.Rows.ShouldHaveSingleItem().Number);
            }

            return numbers;
        }
    }

    [Fact]
    public async Task A_list_of_three_asks_as_often_as_a_list_of_one_and_an_enterprise_sees_its_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.NeedAsync();
        var one = await CountAsync();
        await world.NeedAsync(change: f => f with { HolderId = world.Tianhe, EnterpriseId = world.OtherFirm });
        await world.NeedAsync();

        (await CountAsync()).ShouldBe(one);
        one.ShouldBe(4);
        await using var own = database.Open(new Scope { Own = world.OtherFirm });
        (await NeedList.LoadAsync(own.Db, new(), new Page(1), default)).Page.Rows.ShouldHaveSingleItem().HolderName.ShouldBe("天河区科协（测试）");
        (await NeedList.StreamAsync(own.Db, new(), default).ToListAsync()).ShouldHaveSingleItem().HolderName.ShouldBe("天河区科协（测试）");

        async Task<int> CountAsync()
        {
            await using var reader = database.Open();
            database.Queries.Reset();
            await NeedList.LoadAsync(reader.Db, new(), new Page(1), default);
            return database.Queries.Count;
        }
    }
}
