using CsCheck;
using Microsoft.Extensions.AI;
using RedThread.Embeddings;
using RedThread.Evaluation;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Embeddings;

public sealed class EmbeddingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("redthread-model").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_model_from_a_folder_finds_across_languages_what_words_cannot()
    {
        IndexDocument[] documents = [new("en", "solid electrolyte", ""), new("wind", "wind control", ""), new("zh", "釉", "视觉")];
        using var model = new OnnxEmbeddings(SmallModel.WriteTo(folder));
        var index = new EmbeddingIndex(model);
        await index.PutAsync(documents, Ct);
        var words = new ThreadIndex();
        words.Load(documents);
        var query = new MatchQuery("固电解质", "");

        var hits = index.Vectors!.Search((await index.ReadAsync(query, Ct)).Span, 2);

        words.Search(query, 5).ShouldBeEmpty();
        hits[0].Id.ShouldBe("en");
        hits[0].Similarity.ShouldBeGreaterThan(.8);
        hits[1].Similarity.ShouldBe(0, 1e-6);
        (await model.GenerateAsync(["固电解质"], cancellationToken: Ct))[0].Vector.ToArray().ShouldBe((await model.GenerateAsync(["固电解质"], cancellationToken: Ct))[0].Vector.ToArray());
        model.GetService(typeof(EmbeddingGeneratorMetadata)).ShouldNotBeNull();
    }

    [Fact]
    public void A_folder_without_a_model_says_what_is_missing()
    {
        Should.Throw<FileNotFoundException>(() => new OnnxEmbeddings(folder)).Message.ShouldContain("model.onnx");
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), [1]);
        Should.Throw<FileNotFoundException>(() => new OnnxEmbeddings(folder)).Message.ShouldContain("vocab.txt");
        Should.Throw<ArgumentException>(() => EmbeddingSource.Open("http://127.0.0.1:1/v1")).Message.ShouldContain("model");
    }

    [Fact]
    public void Quantised_search_is_exact_over_what_is_kept_and_near_the_true_cosine() => Gen.Float[-1, 1].Array[37].Array[1, 40].Sample(rows =>
    {
        var vectors = new QuantizedVectors(37);
        for (var i = 0; i < rows.Length; i++)
            vectors.Put($"v{i:00}", rows[i]);

        var found = vectors.Search(rows[0], 5);

        found.ShouldBe([.. Enumerable.Range(0, rows.Length).Select(i => ($"v{i:00}", vectors.Similarity(rows[0], $"v{i:00}"))).OrderByDescending(v => v.Item2).ThenBy(v => v.Item1, StringComparer.Ordinal).Take(5)]);
        foreach (var (id, similarity) in found)
            similarity.ShouldBe(Cosine(rows[0], rows[int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture)]), .03);
    }, iter: 100);

    [Fact]
    public void Vectors_are_replaced_removed_written_and_read_again()
    {
        var vectors = new QuantizedVectors(3);
        vectors.Put("a", [1, 0, 0]);
        vectors.Put("b", [0, 1, 0]);
        vectors.Put("c", [0, 0, 1]);
        vectors.Put("b", [1, 1, 0]);
        vectors.Remove("a").ShouldBeTrue();
        vectors.Remove("a").ShouldBeFalse();
        using var file = new MemoryStream();
        vectors.Save(file);
        file.Position = 0;

        var read = QuantizedVectors.Load(file);

        read.Count.ShouldBe(2);
        read.Search([1, 1, 0], 5).ShouldBe(vectors.Search([1, 1, 0], 5));
        read.Search([1, 1, 0], 1).ShouldHaveSingleItem().Id.ShouldBe("b");
        read.Search([1, 1, 0], 5, id => id != "b").ShouldHaveSingleItem().Id.ShouldBe("c");
        var damaged = file.ToArray();
        damaged[20] ^= 1;
        Should.Throw<InvalidDataException>(() => QuantizedVectors.Load(new MemoryStream(damaged)));
        Should.Throw<ArgumentException>(() => vectors.Put("d", [1, 2]));
        Should.Throw<ArgumentException>(() => vectors.Put("d", [float.NaN, 0, 0]));
    }

    [Fact]
    public void Fusion_with_weight_0_is_the_words_and_more_of_either_never_lowers_it()
    {
        Fusion.Of(.3, .9, 0).Value.ShouldBe(.3);
        Fusion.Of(.3, .9, 0, acrossLanguages: true).Value.ShouldBe(.3);
        Fusion.Of(.3, .9, 1).Value.ShouldBe(.6, 1e-9);
        Fusion.Of(.3, .9, .5, acrossLanguages: true).ShouldBe(new Fusion(0, 1.5, .9));
        Fusion.Of(.9, .3, .5, acrossLanguages: true).StandsIn.ShouldBeFalse();
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 2], Gen.Bool).Sample((words, meaning, more, weight, across) =>
        {
            var fused = Fusion.Of(words, meaning, weight, across);
            fused.Value.ShouldBeInRange(0, 1);
            fused.Value.ShouldBe(((fused.Words * words) + (fused.Meaning * meaning)) / (1 + weight), 1e-9);
            Fusion.Of(Math.Max(words, more), meaning, weight, across).Value.ShouldBeGreaterThanOrEqualTo(fused.Value - 1e-12);
            Fusion.Of(words, Math.Max(meaning, more), weight, across).Value.ShouldBeGreaterThanOrEqualTo(fused.Value - 1e-12);
        });
    }

    [Fact]
    public void A_likeness_begins_where_the_unrelated_end_and_does_not_depend_on_the_order_of_coming()
    {
        var random = new Random(7);
        float[] Near(float to) => [1, .1f * (random.NextSingle() - .5f) + to, random.NextSingle() * .1f];
        var rows = Enumerable.Range(0, 3000).Select(i => ($"r{i:0000}", Near(.7f))).Append(("same", [1, 0, 0])).ToList();
        var (vectors, turned) = (new QuantizedVectors(3), new QuantizedVectors(3));
        foreach (var (id, row) in rows)
            vectors.Put(id, row);
        turned.Put("gone", [1, 0, 0]);
        foreach (var (id, row) in Enumerable.Reverse(rows))
            turned.Put(id, row);
        turned.Remove("gone");

        var scale = MeaningScale.Of(vectors, [1, 0, 0])!.Value; // why: there are many

        MeaningScale.Of(turned, [1, 0, 0]).ShouldBe(scale);
        MeaningScale.Of(Few(1), [1, 0, 0]).ShouldBeNull();
        MeaningScale.Of(Few(3), [1, 0, 0])!.Value.Likeness(.9).ShouldBe(.9, .01);
        rows.Count(r => scale.Likeness(vectors.Similarity([1, 0, 0], r.Item1)) > 0).ShouldBeLessThan(100);
        scale.Likeness(vectors.Similarity([1, 0, 0], "same")).ShouldBe(1, .01);
        vectors.Sample([1, 0, 0], MeaningScale.SampleSize).Length.ShouldBeInRange(300, 1200);
        var (kept, put) = (vectors.Search(vectors.VectorOf("r0007"), 3), vectors.Search(rows[7].Item2, 3));
        kept.Select(v => v.Id).ShouldBe(put.Select(v => v.Id));
        kept[0].Similarity.ShouldBe(put[0].Similarity, .01);
        vectors.VectorOf("gone").ShouldBeNull();

        static QuantizedVectors Few(int count)
        {
            var few = new QuantizedVectors(3);
            for (var i = 0; i < count; i++)
                few.Put($"f{i}", i == 0 ? [.9f, .1f, 0] : [0, 1, 0]);
            return few;
        }
    }

    [Fact]
    public void Writings_are_told_apart()
    {
        WrittenIn.Of("锂电池 SOC 估计", "").ShouldBe(Writing.Ideographs);
        WrittenIn.Of("solid electrolyte (固态)", "for lithium batteries").ShouldBe(Writing.Letters);
        WrittenIn.Of("12 %", "").ShouldBe(Writing.None);
        WrittenIn.Differ(Writing.None, Writing.Letters).ShouldBeFalse();
        WrittenIn.Differ(Writing.Ideographs, Writing.Letters).ShouldBeTrue();
        new EmbeddingTexts("query: ", "passage: ").OfPassage("a", "b").ShouldBe("passage: a\nb");
        new EmbeddingTexts("query: ").OfQuery(new string('字', 3000), "").Length.ShouldBe(2007);
    }

    [Fact]
    public async Task The_weight_is_chosen_on_judged_data()
    {
        string File(string name, params string[] lines)
        {
            var path = Path.Combine(folder, name);
            System.IO.File.WriteAllLines(path, lines);
            return path;
        }

        string[] topics = ["固电解质", "釉", "视觉", "风控"], answers = ["solid electrolyte", "glaze", "vision", "wind control"];
        var options = new NeedEvaluation.Options
        {
            NeedsFile = File("needs.jsonl", [.. topics.Select((t, i) => $$"""{"id":"n{{i}}","title":"{{t}}","content":""}""")]),
            AchievementsFile = File("achievements.jsonl", [.. answers.Select((a, i) => $$"""{"id":"a{{i}}","title":"{{a}}"}""")]),
            QrelsFile = File("qrels.tsv", [.. topics.SelectMany((_, n) => answers.Select((_, a) => $"n{n}\ta{a}\t{(n == a ? 4 : 1)}"))]),
        };
        using var model = new OnnxEmbeddings(SmallModel.WriteTo(folder));

        var report = await FusionEvaluation.RunAsync(options, model, EmbeddingTexts.Plain, Ct);

        report.Notes[0].ShouldContain("The best weight on all of them: 0.1.");
        report.Measures[^1].Value.ShouldBeGreaterThan(0);
    }

    private static double Cosine(float[] a, float[] b)
    {
        var (dot, x, y) = (a.Zip(b, (p, q) => (double)p * q).Sum(), a.Sum(p => (double)p * p), b.Sum(q => (double)q * q));
        return x == 0 || y == 0 ? 0 : dot / Math.Sqrt(x * y);
    }
}
