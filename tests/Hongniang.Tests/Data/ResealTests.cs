using Hongniang.Common;
using Hongniang.Data.Sealing;
using Hongniang.Hosting;
using Hongniang.Testing;
using Hongniang.Tests.Cli;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Data;

/// <summary>The ring of keys is one per process: these tests take keys out of it, and run when nobody else seals.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ResealTests : IDisposable
{
    public const string Name = "the ring of keys";

    private readonly string _folder = Directory.CreateTempSubdirectory("hongniang-keys").FullName;

    [Fact]
    public async Task A_new_key_seals_old_texts_anew_and_then_the_old_one_may_go()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var keys = new SealKeys(new ConfigurationBuilder().AddInMemoryCollection([new(DatabaseChoice.DataFolderKey, _folder)]).Build());
        var first = keys.Ids.Single();
        var world = await World.InAsync(database);
        for (var i = 0; i < 3; i++)
        {
            await world.ExpertAsync($"专家{i}", f => f with { ContactPhone = $"1370000000{i}" });
        }

        await using var open = database.Open();
        await open.Db.Experts.Where(e => e.Name == "专家2").ExecuteUpdateAsync(e => e.SetProperty(x => x.Biography, "留空"));
        await open.Db.Database.ExecuteSqlRawAsync("UPDATE \"Experts\" SET \"ContactPhone\" = '13711112222' WHERE \"Name\" = '专家2'"); // from before the keys

        var second = keys.Rotate(database.Clock.Now);
        (await SealUse.LoadAsync(open.Db, default)).PerKey.ShouldBe(new Dictionary<string, int> { [first] = 2, [""] = 1 }, ignoreOrder: true);
        (await open.The<ResealAll>().RunAsync(Actor.System, default)).Value.ShouldBe(new ResealAll.Output(3, 0));
        (await open.The<ResealAll>().RunAsync(Actor.System, default)).Value.ShouldBe(new ResealAll.Output(0, 0));
        keys.Retire(first);

        var use = await SealUse.LoadAsync(open.Db, default);
        (use.PerKey.Keys.Single(), use.Older, use.Unreadable).ShouldBe((second, 0, 0));
        (await MissingKeys.FindAsync(open.Db, default)).ShouldBeEmpty();
        (await open.Db.Experts.AsNoTracking().OrderBy(e => e.Name).Select(e => e.ContactPhone).ToListAsync()).ShouldBe(["13700000000", "13700000001", "13711112222"]);
        keys.Ids.ShouldBe([second]);
        Directory.GetFiles(Path.Combine(_folder, "keys"), "*.retired").ShouldHaveSingleItem();
        var entry = await open.Db.Journal.SingleAsync(j => j.Verb == "Resealed");
        (entry.SubjectNumber, entry.After).ShouldBe((second, "{\"Resealed\":3,\"Unreadable\":0}"));
        (await Hongniang.Data.JournalCheck.RunAsync(open.Db, default)).FirstBreak.ShouldBeNull();
    }

    [Fact]
    public async Task A_text_whose_key_is_lost_is_left_and_told_of_and_one_that_another_process_sealed_is_opened()
    {
        await using var database = await TestDatabase.CreateAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(DatabaseChoice.DataFolderKey, _folder)]).Build();
        using var keys = new SealKeys(configuration);
        var world = await World.InAsync(database);
        await world.ExpertAsync("甲");
        var other = keys.Rotate(database.Clock.Now.AddSeconds(1));
        await world.ExpertAsync("乙");
        keys.Rotate(database.Clock.Now.AddSeconds(2));
        await using var open = database.Open();
        await open.Db.Database.ExecuteSqlRawAsync("UPDATE \"Experts\" SET \"ContactPhone\" = 'hn1.00000000.AAAA' WHERE \"Name\" = '甲'");

        SealRing.Remove(other); // as if this process had started before the key was made
        (await open.Db.Experts.AsNoTracking().Where(e => e.Name == "乙").Select(e => e.ContactPhone).SingleAsync()).ShouldBe("13700009999");
        (await open.The<ResealAll>().RunAsync(Actor.System, default)).Value.ShouldBe(new ResealAll.Output(1, 1));
        (await SealUse.LoadAsync(open.Db, default)).Unreadable.ShouldBe(1);
        (await MissingKeys.FindAsync(open.Db, default)).ShouldBe(["00000000"]);
        Should.Throw<InvalidOperationException>(() => keys.Retire(SealRing.NewestId!)); // the one that seals stays
    }

    [Fact]
    public async Task The_command_line_lists_keys_and_refuses_to_retire_one_that_is_needed_or_unknown()
    {
        await using var database = await TestDatabase.CreateAsync();

        var list = await database.RunAsync("keys", "list");
        var unknown = await database.RunAsync("keys", "retire", "ffffffff");
        var seals = await database.RunAsync("keys", "retire", list.Output.Split('\n').Single(l => l.Contains("seals", StringComparison.Ordinal))[..8]);

        list.Code.ShouldBe(0, list.Error);
        list.Output.ShouldContain("seals");
        unknown.Code.ShouldBe(2);
        seals.Error.ShouldContain("This key seals");
        unknown.Error.ShouldContain("There is no key ffffffff.");
    }

    public void Dispose()
    {
        SealRing.LookForKeys = null;
        Directory.Delete(_folder, recursive: true);
    }
}
