using BenchmarkDotNet.Running;
using RedThread.Benchmarks;

// Usage: [--corpus FOLDER] latency | any arguments of BenchmarkDotNet, such as --filter '*Search*'. A folder holds achievements.jsonl, experts.jsonl and needs.jsonl.
var rest = args.ToList();
var corpus = rest.IndexOf("--corpus");
if (corpus >= 0 && corpus + 1 < rest.Count)
{
    // why: BenchmarkDotNet measures in a process of its own, which inherits the environment and nothing else.
    Environment.SetEnvironmentVariable(Corpus.FolderVariable, Path.GetFullPath(rest[corpus + 1]));
    rest.RemoveRange(corpus, 2);
}
if (rest is ["latency"])
    Latency.Measure();
else
    BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run([.. rest]);
