using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace RedThread.Benchmarks;

/// <summary>Building the index of 32,100 documents, changing one, and explaining one answer.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Throughput, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class IndexBenchmarks
{
    private readonly ThreadIndex index = new();
    private Corpus corpus = new([], []);
    private (MatchQuery Need, string Best)[] pairs = [];
    private int next;

    [GlobalSetup]
    public void Setup()
    {
        corpus = Corpus.Load();
        index.Load(corpus.Documents);
        index.LoadBackground(corpus.Needs);
        pairs = [.. corpus.Sample(100).Select(need => (need, index.Search(need, 1)[0].Id))];
    }

    [Benchmark]
    public int Load()
    {
        var fresh = new ThreadIndex();
        fresh.Load(corpus.Documents);
        return fresh.Count;
    }

    [Benchmark]
    public void Upsert()
    {
        var document = corpus.Documents[next++ * 7919 % corpus.Documents.Length];
        index.Upsert(document with { Body = $"{document.Body}新" });
    }

    [Benchmark]
    public int Explain()
    {
        var (need, best) = pairs[next++ % pairs.Length];
        return index.Explain(need, best)?.Threads.Count ?? 0;
    }
}
