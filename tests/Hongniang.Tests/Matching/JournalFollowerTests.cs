using Hongniang.Common;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class JournalFollowerTests
{
    [Fact]
    public async Task New_edited_and_withdrawn_records_are_found_or_gone_by_themselves()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        using var follower = new JournalFollower(database.Indexes(), database.Services.GetRequiredService<JournalNudge>(), NullLogger<JournalFollower>.Instance);
        await follower.StartAsync(CancellationToken.None);
        var set = await database.Indexes().GetAsync(CancellationToken.None);
        set.AchievementCount.ShouldBe(0);

        var achievement = await world.AchievementAsync("未曾听说的新方法"); // without a journal line: not followed yet
        await database.SaveAsync(nameof(Achievement), achievement.Id.Value, achievement.Number, _ => Task.CompletedTask);
        await SoonAsync(() => Find("未曾听说"));

        await ChangeAsync(a => a.Change(a.ToFacts() with { Title = "高镍三元电解液配方" }, database.Clock.Now));
        await SoonAsync(() => Find("高镍三元电解液配方") && !Find("未曾听说"));

        await ChangeAsync(a => a.Withdraw(database.Clock.Now));
        await SoonAsync(() => !Find("高镍三元电解液配方") && set.AchievementCount == 0 && !set.Candidates.ContainsKey(achievement.Number));

        await database.SaveAsync(nameof(Need), need.Id.Value, need.Number, async db => (await db.Needs.SingleAsync(n => n.Id == need.Id)).Close(NeedOutcome.SolvedByItself, null, database.Clock.Now));
        await SoonAsync(() => set.Needs[need.Number].State is NeedState.Closed);
        await follower.StopAsync(CancellationToken.None);

        Task ChangeAsync(Action<Achievement> change) => database.SaveAsync(nameof(Achievement), achievement.Id.Value, achievement.Number,
            async db => change(await db.Achievements.SingleAsync(a => a.Id == achievement.Id)));

        bool Find(string words) => set.Achievements.Search(new RedThread.MatchQuery(words, ""), 5, null, CancellationToken.None)
            .Any(h => set.Candidates.TryGetValue(h.Id, out var c) && c.Title.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_node_finds_a_change_by_reading_the_journal()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        using var other = new MatchIndexes(database.Services.GetRequiredService<IServiceScopeFactory>(), IndexFile.None);
        using var deafNudge = new JournalNudge(); // never signalled: the other node's commits are not seen here
        using var follower = new JournalFollower(other, deafNudge, NullLogger<JournalFollower>.Instance);
        await follower.StartAsync(CancellationToken.None);
        var set = await other.GetAsync(CancellationToken.None);
        var expert = await world.ExpertAsync();

        await database.SaveAsync(nameof(Expert), expert.Id.Value, expert.Number, _ => Task.CompletedTask);

        await SoonAsync(() => set.ExpertCount == 1);
        await follower.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task After_a_restart_everything_is_there_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var achievement = await world.AchievementAsync();
        await database.SaveAsync(nameof(Achievement), achievement.Id.Value, achievement.Number, _ => Task.CompletedTask);
        var before = await database.Indexes().CatchUpAsync(CancellationToken.None);

        using var restarted = new MatchIndexes(database.Services.GetRequiredService<IServiceScopeFactory>(), IndexFile.None);
        var after = await restarted.GetAsync(CancellationToken.None);

        after.Sequence.ShouldBe(before.Sequence);
        after.Candidates.Keys.ShouldBe([achievement.Number]);
        after.AchievementCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_bulk_of_changes_is_read_in_batches()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var set = await database.Indexes().GetAsync(CancellationToken.None);
        await using (var open = database.Open())
        {
            for (var i = 0; i < 1_300; i++)
            {
                var need = Need.Draft(new NeedId(database.Clock.NewId()), HumanNumber.Format("XQ", 2026, i + 1), world.NeedFacts($"批量需求{i}"), NeedSource.Import, null, null, database.Clock.Now);
                open.Db.Needs.Add(need);
                open.Db.Record(new JournalDraft(Actor.System, database.Clock.Now, nameof(Need), need.Id.Value, need.Number, "Imported"));
            }

            await open.Db.CommitAsync(CancellationToken.None);
        }

        database.Queries.Reset();
        await database.Indexes().CatchUpAsync(CancellationToken.None);

        set.Needs.Count.ShouldBe(1_300);
        database.Queries.Count.ShouldBeLessThan(8);
    }

    /// <summary>The follower looks four times a second and at once after a commit; the limit is wide, because a busy machine is no fault of it.</summary>
    private static async Task SoonAsync(Func<bool> condition)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!condition())
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
            await Task.Delay(10);
        }
    }
}
