using CsCheck;
using RedThread.Scoring.Tiles;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Scoring;

public sealed class BatchTests
{
    [Fact]
    public void All_at_once_gives_what_one_by_one_gives() =>
        Gen.Select(Texts.Documents, Texts.Changes.Array[0, 15], Texts.Query.Array[0, 6], Gen.Int[0, 30]).Sample((documents, changes, queries, top) =>
        {
            var index = new ThreadIndex();
            index.Load(documents);
            index.LoadBackground(queries);
            foreach (var change in changes)
            {
                index.Upsert(change.Upsert ?? []);
                index.Remove(change.Remove ?? "");
            }
            bool Even(int query, string id) => (id[^1] + query) % 2 == 0;

            index.SearchAll(queries, top).ShouldBe(queries.Select(query => index.Search(query, top)));
            index.SearchAll(queries, top, Even, threads: 1).ShouldBe(queries.Select((query, i) => index.Search(query, top, id => Even(i, id))));
        });

    /// <summary>Enough documents for rows, for blocks that are not full, deletions and several segments; texts of few characters, so that rows are full and sums are large.</summary>
    [Theory]
    [InlineData(70, 3)]
    [InlineData(1_500, 40)]
    [InlineData(5_000, 900)]
    [InlineData(30_000, 900)]
    public void Large_collections_agree_too(int count, int characters)
    {
        var random = new Random(count);
        string Text(int length) => string.Create(length, random, (span, r) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = r.Next(12) == 0 ? '，' : (char)(0x4e00 + (int)(characters * Math.Pow(r.NextDouble(), 3)));
        });
        var index = new ThreadIndex();
        index.Load(Enumerable.Range(0, count).Select(i => new IndexDocument($"d{i * 7919 % count:0000}", Text(random.Next(20)), Text(random.Next(150)))));
        index.LoadBackground(Enumerable.Range(0, 50).Select(_ => new MatchQuery(Text(10), Text(100))));
        for (var i = 0; i < 30; i++)
        {
            index.Remove($"d{random.Next(count):0000}");
            index.Upsert(new IndexDocument($"d{random.Next(count):0000}", Text(15), Text(60)));
        }
        MatchQuery[] queries = [.. Enumerable.Range(0, 150).Select(_ => new MatchQuery(Text(random.Next(60)), Text(random.Next(500)))), new(Text(400), Text(4000)), new("", "")];

        var all = index.SearchAll(queries, 20);

        all.ShouldBe(queries.Select(query => index.Search(query, 20)));
        foreach (var (query, hits) in queries.Zip(all))
            hits.Select(hit => hit.Score).ShouldBe(hits.Select(hit => index.Score(query, hit.Id)));
    }

    [Fact]
    public unsafe void Vectors_add_what_plain_code_adds()
    {
        if (!TileKernel.IsSupported)
            Assert.Skip("This processor has no AVX2; the plain code is all there is.");
        var random = new Random(7);
        using var cells = new AlignedBuffer(41 * TileRows.Block);
        using var rare = new AlignedBuffer(TileRows.Block * sizeof(ushort));
        Span<ushort> vector = stackalloc ushort[TileRows.Block];
        Span<ushort> plain = stackalloc ushort[TileRows.Block];
        for (var round = 0; round < 3000; round++)
        {
            var large = random.Next(1, 256);
            for (var i = 0; i < 40 * TileRows.Block; i++)
                cells.Bytes[i] = (byte)random.Next(large);
            for (var i = 0; i < TileRows.Block; i++)
                ((ushort*)rare.Bytes)[i] = (ushort)random.Next(random.Next(20) == 0 ? 65_536 : 3_000);
            var most = large - 1;
            var writer = new TileProgram();
            for (var row = random.Next(41); row < 40; row++)
                writer.Add(row, 1 + random.Next(random.Next(1, 127)), most);
            var least = (ushort)random.Next(1, random.Next(2) == 0 ? 9_000 : 65_536);

            fixed (ushort* code = writer.Written(zeros: 40))
            fixed (ushort* byVector = vector, byPlain = plain)
            {
                var found = TileKernel.Add(code, cells.Bytes, (ushort*)rare.Bytes, least, byVector);
                found.ShouldBe(TileKernel.AddPlainly(code, cells.Bytes, (ushort*)rare.Bytes, least, byPlain));
                for (var i = 0; i < TileRows.Block; i++)
                {
                    if ((found >> i & 1) != 0)
                        vector[i].ShouldBe(plain[i]);
                }
            }
        }
    }
}
