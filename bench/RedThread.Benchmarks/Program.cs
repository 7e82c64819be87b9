using System.Globalization;
using BenchmarkDotNet.Running;
using RedThread.Benchmarks;

// Usage: [--corpus FOLDER] rematch [--peer lucene] [--threads N] [--sample N] | single [--threads N] [--sample N] | saved | latency | any arguments of BenchmarkDotNet, such as
// --filter '*Search*'. A folder holds achievements.jsonl, experts.jsonl and needs.jsonl. rematch, single and saved need one.
var rest = args.ToList();
string? Take(string option)
{
    var at = rest.IndexOf(option);
    if (at < 0 || at + 1 >= rest.Count)
        return null;
    var value = rest[at + 1];
    rest.RemoveRange(at, 2);
    return value;
}

int Number(string option, int otherwise) => Take(option) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

var corpus = Take("--corpus");
// why: BenchmarkDotNet measures in a process of its own, which inherits the environment and nothing else.
if (corpus is not null)
    Environment.SetEnvironmentVariable(Corpus.FolderVariable, Path.GetFullPath(corpus));
switch (rest)
{
    case ["rematch" or "single" or "saved", ..] when corpus is null:
        Console.Error.WriteLine($"bench {rest[0]} needs --corpus FOLDER.");
        return 2;
    case ["rematch", ..]:
        Console.WriteLine(new WholeRun(corpus, Number("--threads", 2)).Rematch(Take("--peer") is "lucene", Number("--sample", 200)));
        return 0;
    case ["single", ..]:
        Console.WriteLine(new WholeRun(corpus, Number("--threads", 2)).Single(Number("--sample", 2000)));
        return 0;
    case ["saved", ..]:
        Console.WriteLine(new WholeRun(corpus, Number("--threads", 2)).Saved());
        return 0;
    case ["latency"]:
        Latency.Measure();
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run([.. rest]);
        return 0;
}
