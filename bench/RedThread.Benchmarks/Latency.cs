using System.Diagnostics;
using System.Globalization;

namespace RedThread.Benchmarks;

/// <summary>The spread that a mean hides: percentiles of single searches, both engines over the same needs, turn and turn about.</summary>
internal static class Latency
{
    public static void Measure()
    {
        var corpus = Corpus.Load();
        var index = new ThreadIndex();
        var built = Stopwatch.StartNew();
        index.Load(corpus.Documents);
        index.LoadBackground(corpus.Needs);
        var redThreadBuild = built.Elapsed;
        built.Restart();
        using var lucene = new LucenePeer(corpus.Documents);
        var luceneBuild = built.Elapsed;
        var (ours, theirs) = (new List<double>(), new List<double>());
        var needs = corpus.Sample(1100);
        foreach (var need in needs.Take(100))
            _ = index.Search(need, 20).Count + lucene.Search(need, 20);
        foreach (var need in needs.Skip(100))
        {
            ours.Add(Milliseconds(() => index.Search(need, 20, id => id[^1] != '7')));
            theirs.Add(Milliseconds(() => lucene.Search(need, 20)));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{corpus.Documents.Length} documents, {ours.Count} needs, top 20, one thread"));
        Print("RedThread", redThreadBuild, ours);
        Print("Lucene.NET", luceneBuild, theirs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean ratio {theirs.Average() / ours.Average():F1}"));
    }

    private static void Print(string name, TimeSpan build, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-10} build {build.TotalSeconds:F1} s; search mean {times.Average():F2}, p50 {times[times.Count / 2]:F2}, p99 {times[times.Count * 99 / 100]:F2}, max {times[^1]:F2} ms"));
    }

    private static double Milliseconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
