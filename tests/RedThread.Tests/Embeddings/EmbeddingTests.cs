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
    public void Fusion_with_weight_0_ranks_as_the_words()
    {
        double[] words = [3, 9, 1], meaning = [.9, .1, .5];

        Order(Fusion.Of(words, meaning, 0)).ShouldBe([1, 0, 2]);
        Order(Fusion.Of(words, meaning, 5)).ShouldBe([0, 2, 1]);
        Fusion.Of([1, 1], [2, 2], 1).ShouldBe([0, 0]);

        static int[] Order(IReadOnlyList<double> scores) => [.. Enumerable.Range(0, scores.Count).OrderByDescending(i => scores[i])];
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

        var report = await FusionEvaluation.RunAsync(options, model, Ct);

        report.Notes[0].ShouldContain("The best weight on all of them: 0.1.");
        report.Measures[^1].Value.ShouldBeGreaterThan(0);
    }

    private static double Cosine(float[] a, float[] b)
    {
        var (dot, x, y) = (a.Zip(b, (p, q) => (double)p * q).Sum(), a.Sum(p => (double)p * p), b.Sum(q => (double)q * q));
        return x == 0 || y == 0 ? 0 : dot / Math.Sqrt(x * y);
    }
}
