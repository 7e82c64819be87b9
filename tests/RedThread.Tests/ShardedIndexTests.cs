using CsCheck;
using Shouldly;
using Xunit;

namespace RedThread.Tests;

public sealed class ShardedIndexTests
{
    [Fact]
    public void Shards_answer_as_one_index_does() =>
        Gen.Select(Texts.Documents, Texts.Changes.Array[0, 20], Texts.Query.Array[0, 4], Gen.Int[1, 5]).Sample((documents, changes, queries, count) =>
        {
            var (one, shards) = (new ThreadIndex(), new ShardedIndex(count));
            one.Load(documents);
            shards.Load(documents);
            foreach (var change in changes)
            {
                one.Upsert(change.Upsert ?? []);
                shards.Upsert(change.Upsert ?? []);
                shards.Remove(change.Remove ?? "").ShouldBe(one.Remove(change.Remove ?? ""));
                if (change.Need is { } need)
                {
                    one.AddBackground(need);
                    shards.AddBackground(need);
                }
            }

            shards.Count.ShouldBe(one.Count);
            shards.SearchAll(queries, 20).ShouldBe(one.SearchAll(queries, 20));
            foreach (var query in queries)
            {
                shards.Search(query, 7).ShouldBe(one.Search(query, 7));
                foreach (var hit in one.Search(query, 3))
                {
                    shards.Score(query, hit.Id).ShouldBe(hit.Score);
                    shards.Explain(query, hit.Id)!.Parts.ShouldBe(one.Explain(query, hit.Id)!.Parts); // why: both hold the document
                }
            }
        });
}
