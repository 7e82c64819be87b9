using Hongniang.Common;
using Hongniang.Matching.Indexing;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RedThread;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class IndexFileTests : IDisposable
{
    private static readonly MatchQuery Query = new("高镍三元正极材料", "循环寿命");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hongniang");

    private IndexFile Kept => new(Path.Combine(_folder.FullName, IndexFile.Name));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_next_run_reads_only_what_changed_and_answers_as_if_it_had_read_all()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.NeedAsync();
        var achievement = await world.AchievementAsync("高镍三元正极材料的制备");
        await world.AchievementAsync("涂布机");
        await world.ExpertAsync();
        Kept.Write(await LoadAsync(database, IndexFile.None));
        await database.SaveAsync(nameof(Achievement), achievement.Id.Value, achievement.Number,
            async db => (await db.Achievements.SingleAsync(a => a.Id == achievement.Id)).Change(achievement.ToFacts() with { Title = "高镍正极" }, database.Clock.Now));

        var (fromFile, fresh) = (await LoadAsync(database, Kept), await LoadAsync(database, IndexFile.None));

        fromFile.ReadAnew.ShouldBe(1);
        fresh.ReadAnew.ShouldBe(4);
        Same(fromFile, fresh);
        fromFile.Achievements.Search(Query, 5)[0].Id.ShouldBe(achievement.Number);
    }

    [Fact]
    public async Task A_damaged_file_is_as_good_as_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.AchievementAsync("高镍三元正极材料的制备");
        Kept.Write(await LoadAsync(database, IndexFile.None));
        var bytes = await File.ReadAllBytesAsync(Kept.Path!, CancellationToken.None); // why: the path was given above
        bytes[bytes.Length / 2] ^= 4;
        await File.WriteAllBytesAsync(Kept.Path!, bytes, CancellationToken.None);

        var set = await LoadAsync(database, Kept);

        set.ReadAnew.ShouldBe(1);
        Same(set, await LoadAsync(database, IndexFile.None));
    }

    [Fact]
    public async Task The_file_is_written_when_many_texts_were_not_in_it_and_left_alone_when_few()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var facts = (await world.AchievementAsync("第一项")).ToFacts();
        await FollowAsync(database);
        File.Exists(Kept.Path).ShouldBeFalse();
        await database.SaveAsync(nameof(Achievement), Guid.Empty, "CG", db =>
        {
            for (var i = 0; i < 501; i++)
            {
                db.Achievements.Add(Achievement.Enter(new AchievementId(Guid.CreateVersion7(database.Clock.Now)), $"CG{i:00000}", facts with { Title = $"第{i}项" }, SupplyState.Published, "test", database.Clock.Now));
            }

            return Task.CompletedTask;
        });

        await FollowAsync(database);

        var written = File.GetLastWriteTimeUtc(Kept.Path!);
        (await LoadAsync(database, Kept)).ReadAnew.ShouldBe(0);
        await FollowAsync(database);
        File.GetLastWriteTimeUtc(Kept.Path!).ShouldBe(written);
    }

    private static async Task<IndexSet> LoadAsync(TestDatabase database, IndexFile file)
    {
        using var indexes = new MatchIndexes(database.Services.GetRequiredService<IServiceScopeFactory>(), file);
        return await indexes.GetAsync(CancellationToken.None);
    }

    private async Task FollowAsync(TestDatabase database)
    {
        using var indexes = new MatchIndexes(database.Services.GetRequiredService<IServiceScopeFactory>(), Kept);
        using var nudge = new JournalNudge();
        using var follower = new JournalFollower(indexes, nudge, NullLogger<JournalFollower>.Instance);
        await follower.StartAsync(CancellationToken.None);
        await indexes.GetAsync(CancellationToken.None);
        await follower.StopAsync(CancellationToken.None);
    }

    private static void Same(IndexSet one, IndexSet other)
    {
        one.Achievements.Search(Query, 20).ShouldBe(other.Achievements.Search(Query, 20));
        one.Experts.Search(Query, 20).ShouldBe(other.Experts.Search(Query, 20));
        one.NeedTexts.Search(Query, 20).ShouldBe(other.NeedTexts.Search(Query, 20));
        one.Achievements.BackgroundCount.ShouldBe(other.NeedTexts.Count);
    }
}
