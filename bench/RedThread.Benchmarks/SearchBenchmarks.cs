using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace RedThread.Benchmarks;

/// <summary>One whole need against 32,100 documents, top 20, by RedThread and by Lucene.NET in the same run. A time is that of one need.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Throughput, launchCount: 1, warmupCount: 1, iterationCount: 5, invocationCount: 1)]
public class SearchBenchmarks : IDisposable
{
    private const int Needs = 200;

    private readonly ThreadIndex index = new();
    private MatchQuery[] needs = [];
    private LucenePeer? lucene;

    [GlobalSetup]
    public void Setup()
    {
        var corpus = Corpus.Load();
        needs = corpus.Sample(Needs);
        index.Load(corpus.Documents);
        index.LoadBackground(corpus.Needs);
        lucene = new LucenePeer(corpus.Documents);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        lucene?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Needs)]
    public int Lucene() => needs.Sum(need => lucene!.Search(need, 20)); // why: set up above

    [Benchmark(OperationsPerInvoke = Needs)]
    public int RedThread() => needs.Sum(need => index.Search(need, 20, id => id[^1] != '7').Count);
}
