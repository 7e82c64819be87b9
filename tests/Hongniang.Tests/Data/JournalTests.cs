using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Needs;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Data;

public sealed class JournalTests
{
    [Fact]
    public async Task Entries_are_numbered_without_gaps_and_chained()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var scope = database.Open())
        {
            for (var i = 0; i < 3; i++)
            {
                scope.Db.Record(Draft(database, $"步骤 {i}"));
                scope.Db.Record(Draft(database, "again"));
                await scope.Db.SaveChangesAsync();
            }
        }

        await using var reader = database.Open();
        var entries = await reader.Db.Journal.OrderBy(j => j.Sequence).ToListAsync();

        entries.Select(e => e.Sequence).ShouldBe([1, 2, 3, 4, 5, 6]);
        entries.ShouldAllBe(e => e.ComputeHash() == e.Hash);
        entries.Skip(1).Zip(entries).ShouldAllBe(pair => pair.First.PreviousHash == pair.Second.Hash);
    }

    [Fact]
    public async Task A_rolled_back_change_leaves_no_entry_and_no_gap()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var scope = database.Open())
        {
            await using var transaction = await scope.Db.BeginAsync(default);
            scope.Db.Record(Draft(database, "lost"));
            await scope.Db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await using (var scope = database.Open())
        {
            scope.Db.Record(Draft(database, "kept"));
            await scope.Db.SaveChangesAsync();
        }

        await using var reader = database.Open();
        (await reader.Db.Journal.Select(j => new { j.Sequence, j.Verb }).SingleAsync()).ShouldBe(new { Sequence = 1L, Verb = "kept" });
    }

    [Fact]
    public async Task Writers_at_the_same_time_commit_in_order()
    {
        await using var database = await TestDatabase.CreateAsync();

        await Parallel.ForEachAsync(Enumerable.Range(0, 20), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (i, ct) =>
        {
            await using var scope = database.Open();
            scope.Db.Record(Draft(database, $"w{i}"));
            await scope.Db.SaveChangesAsync(ct);
        });

        await using var reader = database.Open();
        var entries = await reader.Db.Journal.OrderBy(j => j.Sequence).ToListAsync();
        entries.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, 20).Select(i => (long)i));
        entries.ShouldAllBe(e => e.ComputeHash() == e.Hash);
    }

    [Fact]
    public async Task The_slower_of_two_savers_is_told_who_was_faster()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync(NeedState.Submitted);
        await using var slow = database.Open();
        var stale = await slow.Db.Needs.SingleAsync(n => n.Id == need.Id);
        await using (var fast = database.Open())
        {
            (await fast.Db.Needs.SingleAsync(n => n.Id == need.Id)).Accept(database.Clock.Now);
            fast.Db.Record(new JournalDraft(World.Manager(world.Foshan), database.Clock.Now, nameof(Need), need.Id.Value, need.Number, "Accepted"));
            (await fast.Db.CommitAsync(default)).Succeeded.ShouldBeTrue();
        }

        stale.Return("说明太少", database.Clock.Now);
        var result = await slow.Db.CommitAsync(default);

        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("stale");
        problem.Args.ShouldBe(["测试红娘"]);
        await using var reader = database.Open();
        (await reader.Db.Needs.SingleAsync(n => n.Id == need.Id)).State.ShouldBe(NeedState.Accepted);
    }

    private static JournalDraft Draft(TestDatabase database, string verb) =>
        new(Actor.System, database.Clock.Now, "Test", database.Clock.NewId(), "T-1", verb) { After = new { Text = "新值" } };
}
