using Hongniang.Access;
using Hongniang.Matching.Clustering;
using Hongniang.Needs;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class NeedClustersTests
{
    private const string Other = "陶瓷釉面缺陷的在线视觉检测装置";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Like_needs_make_a_cluster_with_its_phrases_named_after_the_oldest()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var oldest = await world.NeedAsync();
        var other = await Tile(world);
        var second = await world.NeedAsync(change: f => f with { Title = "高镍三元动力电解液的低温放电", HolderId = world.Tianhe, EnterpriseId = world.OtherFirm, RegionCode = "440106", EnterpriseName = "测试家电有限公司" });

        var row = (await ListAsync(database, Scope.Everything)).ShouldHaveSingleItem();

        (row.Key, row.Size, row.Open, row.Firms).ShouldBe((oldest.Number, 2, 2, 2));
        row.Regions.ShouldBe(["440106", "440605"]);
        row.Phrases.ShouldContain(p => p.Text.Contains("高镍三元", StringComparison.Ordinal));
        var answer = await DetailAsync(database, second.Number, Scope.Everything);
        answer.Found!.Key.ShouldBe(oldest.Number);
        answer.Found.Members.Select(m => m.Need.Number).ShouldBe([oldest.Number, second.Number]);
        (await DetailAsync(database, other.Number, Scope.Everything)).Found.ShouldBeNull();
    }

    [Fact]
    public async Task The_clusters_follow_the_stock_and_keep_their_names()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var oldest = await world.NeedAsync();
        await Tile(world);
        (await ListAsync(database, Scope.Everything)).ShouldBeEmpty();

        var later = await world.NeedAsync();
        await database.SaveAsync(nameof(Need), later.Id.Value, later.Number, _ => Task.CompletedTask);
        (await ListAsync(database, Scope.Everything)).ShouldHaveSingleItem().Key.ShouldBe(oldest.Number);

        await database.SaveAsync(nameof(Need), later.Id.Value, later.Number, async db =>
        {
            var changed = await db.Needs.SingleAsync(n => n.Id == later.Id, Ct);
            changed.Change(changed.ToFacts() with { Title = Other, Description = "釉面针孔、色差的在线识别，速度每分钟四十片。" }, database.Clock.Now);
        });
        var moved = (await ListAsync(database, Scope.Everything)).ShouldHaveSingleItem();
        moved.Key.ShouldNotBe(oldest.Number);
        moved.Size.ShouldBe(2);
    }

    [Fact]
    public async Task A_reader_counts_only_needs_of_the_own_territory()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var strange = await world.NeedAsync(change: f => f with { HolderId = world.Tianhe, EnterpriseId = world.OtherFirm });
        var own = await world.NeedAsync();
        var sight = world.ScopeOf(world.Foshan, world.Nanhai);

        (await ListAsync(database, sight)).ShouldBeEmpty();
        (await DetailAsync(database, strange.Number, sight)).Found.ShouldBeNull();
        var second = await world.NeedAsync();
        await database.SaveAsync(nameof(Need), second.Id.Value, second.Number, _ => Task.CompletedTask);
        (await ListAsync(database, sight)).ShouldHaveSingleItem().Key.ShouldBe(own.Number);
        (await DetailAsync(database, second.Number, sight)).Found!.Members.Select(m => m.Need.Number).ShouldBe([own.Number, second.Number]);
        (await ListAsync(database, sight, new ClusterList.Filter(Industry: "A"))).ShouldBeEmpty();
        (await ListAsync(database, sight, new ClusterList.Filter(Region: "440605", Industry: "C", LeastSize: 2))).ShouldHaveSingleItem();
        (await ListAsync(database, sight, new ClusterList.Filter(LeastSize: 3))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_need_that_a_person_split_off_stays_out_until_that_is_taken_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var (oldest, second, third) = (await world.NeedAsync(), await world.NeedAsync(), await world.NeedAsync());

        await using (var open = database.Open())
        {
            (await open.The<SplitOffNeed>().RunAsync(second.Number, World.Manager(world.Nanhai) with { Role = nameof(Role.Leader) }, Ct)).Succeeded.ShouldBeFalse();
            (await open.The<SplitOffNeed>().RunAsync(second.Number, World.Manager(world.Nanhai), Ct)).Problems.ShouldBeEmpty();
        }

        var cluster = (await DetailAsync(database, oldest.Number, Scope.Everything)).Found!;
        cluster.Members.Select(m => m.Need.Number).ShouldBe([oldest.Number, third.Number]);
        cluster.SplitOff.ShouldHaveSingleItem().Need.Number.ShouldBe(second.Number);
        await using (var open = database.Open())
        {
            (await open.The<JoinNeedAgain>().RunAsync(second.Number, World.Manager(world.Nanhai), Ct)).Problems.ShouldBeEmpty();
            (await open.The<JoinNeedAgain>().RunAsync(second.Number, World.Manager(world.Nanhai), Ct)).Succeeded.ShouldBeFalse();
            (await open.Db.Journal.Where(j => j.SubjectId == second.Id.Value).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(["SplitOff", "JoinedAgain"]);
        }

        (await DetailAsync(database, oldest.Number, Scope.Everything)).Found!.Members.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_oldest_can_be_split_off_and_the_next_gives_its_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var (oldest, second, third) = (await world.NeedAsync(), await world.NeedAsync(), await world.NeedAsync());
        await using (var open = database.Open())
        {
            (await open.The<SplitOffNeed>().RunAsync(oldest.Number, World.Manager(world.Nanhai), Ct)).Problems.ShouldBeEmpty();
        }

        (await DetailAsync(database, third.Number, Scope.Everything)).Found!.Key.ShouldBe(second.Number);
        (await DetailAsync(database, oldest.Number, Scope.Everything)).Found.ShouldBeNull();
    }

    private static Task<Need> Tile(World world) => world.NeedAsync(change: f => f with { Title = Other, Description = "釉面针孔、色差的在线识别，速度每分钟四十片。" });

    private static async Task<IReadOnlyList<ClusterList.Row>> ListAsync(TestDatabase database, Scope scope, ClusterList.Filter? filter = null)
    {
        await database.Indexes().CatchUpAsync(Ct);
        await using var open = database.Open(scope);
        return (await open.The<ClusterList>().LoadAsync(scope, filter ?? new(), new(), Ct))!.Rows;
    }

    private static async Task<ClusterDetail.Answer> DetailAsync(TestDatabase database, string number, Scope scope)
    {
        await database.Indexes().CatchUpAsync(Ct);
        await using var open = database.Open(scope);
        return await open.The<ClusterDetail>().LoadAsync(number, Ct);
    }
}
