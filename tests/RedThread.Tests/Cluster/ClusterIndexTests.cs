using CsCheck;
using RedThread.Orleans;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Cluster;

public sealed class ClusterIndexTests
{
    private const int Shards = 12;

    [Fact]
    public async Task Shards_in_several_processes_answer_as_one_index_does()
    {
        await using var silos = await SiloProcesses.StartAsync(3);
        var round = 0;
        await Gen.Select(Texts.Documents, Texts.Changes.Array[0, 8], Texts.Query.Array[1, 4]).SampleAsync(
            async (documents, changes, queries) =>
            {
                var (one, cluster) = (new ThreadIndex(), new ClusterIndex(silos.Grains, $"round{Interlocked.Increment(ref round)}", Shards));
                one.Load(documents);
                one.LoadBackground(queries);
                await cluster.LoadAsync(documents);
                await cluster.AddBackgroundAsync(queries);
                foreach (var change in changes)
                {
                    one.Upsert(change.Upsert ?? []);
                    await cluster.UpsertAsync(change.Upsert ?? []);
                    (await cluster.RemoveAsync(change.Remove ?? "")).ShouldBe(one.Remove(change.Remove ?? ""));
                    if (change.Need is { } need)
                    {
                        one.AddBackground(need);
                        await cluster.AddBackgroundAsync([need]);
                        (await cluster.RemoveBackgroundAsync(queries[0])).ShouldBe(one.RemoveBackground(queries[0]));
                    }
                }

                (await cluster.SearchAllAsync(queries, 20)).ShouldBe(one.SearchAll(queries, 20));
                foreach (var query in queries)
                    (await cluster.SearchAsync(query, 3)).ShouldBe(one.Search(query, 3));
                var hosts = (await cluster.ProcessesAsync()).Distinct().ToList();
                hosts.Count.ShouldBeGreaterThan(1);
                hosts.ShouldBeSubsetOf(silos.Ids);
                hosts.ShouldNotContain(Environment.ProcessId);
            },
            iter: 15,
            threads: 1);
    }

    [Fact]
    public async Task A_shard_that_was_never_loaded_refuses_instead_of_answering_with_less()
    {
        await using var silos = await SiloProcesses.StartAsync(1);
        var cluster = new ClusterIndex(silos.Grains, "empty", 2);

        (await Should.ThrowAsync<InvalidOperationException>(() => cluster.SearchAsync(new MatchQuery("锂电池", ""), 5))).Message.ShouldContain("Load the index again");

        await cluster.LoadAsync([new("a", "锂电池", "")]);
        (await cluster.SearchAsync(new MatchQuery("锂电池", ""), 5)).ShouldHaveSingleItem().Id.ShouldBe("a");
    }
}
