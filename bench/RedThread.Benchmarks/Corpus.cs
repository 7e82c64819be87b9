using System.Text.Json;

namespace RedThread.Benchmarks;

/// <summary>The texts to search in and to search for: those of a folder, or generated ones.</summary>
internal sealed record Corpus(IndexDocument[] Documents, MatchQuery[] Needs)
{
    /// <summary>Environment variable with a folder that holds achievements.jsonl, experts.jsonl and needs.jsonl, each line {"id", "title", "text"}.</summary>
    public const string FolderVariable = "REDTHREAD_BENCH_CORPUS";

    public static Corpus Load() =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? Read(folder) : GeneratedCorpus.Make(documents: 32_100, needs: 17_200);

    /// <summary>So many needs, evenly spaced.</summary>
    public MatchQuery[] Sample(int count) => [.. Enumerable.Range(0, count).Select(i => Needs[(int)((long)i * Needs.Length / count)])];

    public static Corpus Read(string folder) => new(DocumentsOf(folder), [.. NeedsOf(folder, _ => true)]);

    /// <summary>Achievements, then experts.</summary>
    public static IndexDocument[] DocumentsOf(string folder) =>
        [.. Texts(File.ReadLines(FileOf(folder, "achievements")), "achievements").Concat(Texts(File.ReadLines(FileOf(folder, "experts")), "experts")).Select(text => new IndexDocument(text.Id, text.Title, text.Body))];

    /// <summary>One after the other, as they are read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="wanted">Which of them, by their place.</param>
    public static IEnumerable<MatchQuery> NeedsOf(string folder, Func<int, bool> wanted) =>
        Texts(File.ReadLines(FileOf(folder, "needs")).Where((_, place) => wanted(place)), "needs").Select(text => new MatchQuery(text.Title, text.Body));

    public static string FileOf(string folder, string kind) => Path.Combine(folder, $"{kind}.jsonl");

    private static IEnumerable<(string Id, string Title, string Body)> Texts(IEnumerable<string> lines, string kind) =>
        lines.Select(line =>
        {
            var entry = JsonElement.Parse(line);
            return ($"{kind}/{entry.GetProperty("id")}", entry.GetProperty("title").GetString() ?? "", entry.GetProperty("text").GetString() ?? "");
        });
}
