using CsCheck;
using Shouldly;
using Xunit;

namespace RedThread.Tests;

public sealed class SavedIndexesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("redthread");

    private string Path => System.IO.Path.Combine(folder.FullName, "indexes.bin");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Whatever happened to the documents since the file was written: the answers are those of an index that read every text.</summary>
    [Fact]
    public void What_is_loaded_with_a_file_is_what_is_loaded_without() =>
        Gen.Select(Texts.Documents, Texts.Changes.Array[0, 12], Texts.Documents, Texts.Query.Array[0, 5]).Sample(
            (before, changes, other, queries) =>
            {
                var lexicon = new Lexicon();
                var (first, second) = (new ThreadIndex(lexicon: lexicon), new ThreadIndex(lexicon: lexicon));
                first.Load(before);
                second.Load(other);
                foreach (var change in changes)
                {
                    first.Upsert(change.Upsert ?? []);
                    first.Remove(change.Remove ?? "");
                }
                var path = System.IO.Path.Combine(folder.FullName, System.IO.Path.GetRandomFileName());
                SavedIndexes.Write(path, lexicon, first, second);
                IndexDocument[] now = [.. before.Concat(other).Concat(changes.SelectMany(change => change.Upsert ?? [])).DistinctBy(document => document.Id)];

                var saved = SavedIndexes.Read(path, 2).ShouldNotBeNull();
                var (loaded, again) = (new ThreadIndex(lexicon: saved.Lexicon), new ThreadIndex(lexicon: saved.Lexicon));
                loaded.Load(now, saved, 0);
                again.Load(other, saved, 1).ShouldBe(other.Length);

                File.Delete(path);
                Same(loaded, now, queries);
                Same(again, other, queries);
            },
            threads: 1,
            iter: 60);

    [Fact]
    public void Changes_after_loading_are_those_of_any_index() =>
        Gen.Select(Texts.Documents, Texts.Changes.Array[0, 12], Texts.Query.Array[0, 5]).Sample(
            (documents, changes, queries) =>
            {
                var lexicon = new Lexicon();
                var index = new ThreadIndex(lexicon: lexicon);
                index.Load(documents);
                var path = System.IO.Path.Combine(folder.FullName, System.IO.Path.GetRandomFileName());
                SavedIndexes.Write(path, lexicon, index);
                var saved = SavedIndexes.Read(path, 1).ShouldNotBeNull();
                var loaded = new ThreadIndex(lexicon: saved.Lexicon);
                loaded.Load(documents, saved, 0);
                File.Delete(path);

                foreach (var change in changes)
                {
                    foreach (var each in (ThreadIndex[])[index, loaded])
                    {
                        each.Upsert(change.Upsert ?? []);
                        each.Remove(change.Remove ?? "");
                        if (change.Need is { } need)
                            each.AddBackground(need);
                    }
                }

                loaded.SearchAll(queries, 20).ShouldBe(index.SearchAll(queries, 20));
            },
            threads: 1,
            iter: 60);

    [Fact]
    public void Only_texts_that_changed_are_read_anew()
    {
        Saved([new("a", "锂电池", ""), new("b", "隔膜", "涂布"), new("c", "电机", "")]);
        var saved = SavedIndexes.Read(Path, 1).ShouldNotBeNull();
        var index = new ThreadIndex(lexicon: saved.Lexicon);

        index.Load([new("a", "锂电池", ""), new("b", "隔膜涂布", ""), new("d", "电机", "")], saved, 0).ShouldBe(1);

        index.Count.ShouldBe(3);
        index.Contains("c").ShouldBeFalse();
        index.Search(new MatchQuery("膜涂", ""), 5)[0].Id.ShouldBe("b");
    }

    [Fact]
    public void A_file_cut_short_at_any_place_is_not_used()
    {
        Saved([new("a", "锂电池 NCM811", "隔膜"), new("b", "隔膜", "")]);
        var whole = File.ReadAllBytes(Path);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            SavedIndexes.Read(Path, 1).ShouldBeNull();
        }
        File.WriteAllBytes(Path, [.. whole, 0]);
        SavedIndexes.Read(Path, 1).ShouldBeNull();
        File.WriteAllBytes(Path, whole);
        SavedIndexes.Read(Path, 1).ShouldNotBeNull();
    }

    [Fact]
    public void A_file_with_any_bit_flipped_is_not_used()
    {
        Saved([new("a", "锂电池 NCM811", "隔膜"), new("b", "隔膜", "")]);
        var whole = File.ReadAllBytes(Path);

        for (var at = 0; at < whole.Length; at++)
        {
            whole[at] ^= 1;
            File.WriteAllBytes(Path, whole);
            SavedIndexes.Read(Path, 1).ShouldBeNull($"byte {at}");
            whole[at] ^= 1;
        }
    }

    [Fact]
    public void No_file_or_one_of_another_number_of_indexes_is_not_used()
    {
        SavedIndexes.Read(Path, 1).ShouldBeNull();
        Saved([new("a", "锂电池", "")]);
        SavedIndexes.Read(Path, 2).ShouldBeNull();
        Directory.GetFiles(folder.FullName).ShouldBe([Path]);
    }

    [Fact]
    public void A_recipe_that_cuts_other_terms_reads_the_texts()
    {
        Saved([new("a", "锂电池 batteries", "")]);
        foreach (var (recipe, spared) in new (RecipeOptions, int)[] { (new() { K1 = 2 }, 1), (new() { DocumentTitleWeight = 3 }, 0), (RecipeOptions.English, 0) })
        {
            var saved = SavedIndexes.Read(Path, 1).ShouldNotBeNull();
            var index = new ThreadIndex(recipe, saved.Lexicon);

            index.Load([new("a", "锂电池 batteries", "")], saved, 0).ShouldBe(spared);
            index.Search(new MatchQuery("锂电池", ""), 1).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public void A_file_is_used_with_its_own_lexicon_only()
    {
        Saved([new("a", "锂电池", "")]);
        var saved = SavedIndexes.Read(Path, 1).ShouldNotBeNull();

        Should.Throw<ArgumentException>(() => new ThreadIndex().Load([], saved, 0));
    }

    [Fact]
    public void A_background_taken_from_another_index_is_that_of_its_texts() =>
        Gen.Select(Texts.Documents, Texts.Documents, Texts.Query.Array[1, 5]).Sample((documents, asked, queries) =>
        {
            var lexicon = new Lexicon();
            ThreadIndex Index(IEnumerable<IndexDocument> texts)
            {
                var index = new ThreadIndex(lexicon: lexicon);
                index.Load(texts);
                return index;
            }
            var needs = Index(asked);
            needs.Remove(asked.FirstOrDefault()?.Id ?? "");
            var (read, lent, taken) = (Index(documents), Index(documents), Index(documents));
            read.LoadBackground(asked.Skip(1).Select(need => new MatchQuery(need.Title, need.Body)));

            lent.LoadBackground(needs);
            taken.TakeBackground(lent);
            foreach (var index in (ThreadIndex[])[read, lent, taken])
            {
                index.AddBackground(queries[0]);
                if (asked.Length > 1)
                    index.RemoveBackground(new MatchQuery(asked[1].Title, asked[1].Body)).ShouldBeTrue();
            }

            lent.BackgroundCount.ShouldBe(read.BackgroundCount);
            lent.SearchAll(queries, 20).ShouldBe(read.SearchAll(queries, 20));
            taken.SearchAll(queries, 20).ShouldBe(read.SearchAll(queries, 20));
            needs.BackgroundCount.ShouldBe(0);
        });

    private void Saved(IndexDocument[] documents)
    {
        var lexicon = new Lexicon();
        var index = new ThreadIndex(lexicon: lexicon);
        index.Load(documents);
        SavedIndexes.Write(Path, lexicon, index);
    }

    private static void Same(ThreadIndex index, IndexDocument[] documents, MatchQuery[] queries)
    {
        var fresh = new ThreadIndex();
        fresh.Load(documents);
        index.Count.ShouldBe(fresh.Count);
        index.SearchAll(queries, 20).ShouldBe(fresh.SearchAll(queries, 20));
        foreach (var query in queries)
        {
            index.Search(query, 7).ShouldBe(fresh.Search(query, 7));
            foreach (var hit in fresh.Search(query, 3))
                index.Explain(query, hit.Id)!.Parts.ShouldBe(fresh.Explain(query, hit.Id)!.Parts); // why: both hold the document
        }
    }
}
