using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedThread.Benchmarks;

/// <summary>
/// The work of a city as a whole, one line of JSON: every need of a corpus against its achievements and its experts, top 20 of each. The needs are the background of both
/// indexes. Times in seconds, of the process; latencies in milliseconds; memory in megabytes.
/// </summary>
internal sealed class WholeRun
{
    private const int Top = 20;

    /// <summary>Of a region's needs so many are held in memory with their answers at once.</summary>
    private const int NeedsAtOnce = 8_600;

    private const int PeerWarmUp = 40;
    private const int WarmUps = 5;
    private const int NeedsOfWarmUp = 256;

    private readonly Lexicon lexicon = new();
    private readonly ThreadIndex achievements;
    private readonly ThreadIndex experts;
    private readonly Corpus corpus;
    private readonly JsonObject line = [];
    private readonly int threads;

    /// <param name="folder">Holds achievements.jsonl, experts.jsonl and needs.jsonl.</param>
    /// <param name="threads">At most so many.</param>
    public WholeRun(string folder, int threads)
    {
        this.threads = threads;
        (achievements, experts) = (new ThreadIndex(lexicon: lexicon), new ThreadIndex(lexicon: lexicon));
        var loading = new Meter();
        corpus = Corpus.Read(folder);
        Note("read", loading);
        line["peakMemoryMbAfterRead"] = Math.Round(Meter.PeakMegabytes);
        var building = new Meter();
        var achievementsPart = corpus.Documents.Where(IsAchievement).ToArray();
        var expertsPart = corpus.Documents.Where(document => !IsAchievement(document)).ToArray();
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => experts.Load(expertsPart),
            () => achievements.Load(achievementsPart));
        experts.LoadBackground(corpus.Needs);
        achievements.TakeBackground(experts);
        _ = achievements.Search(corpus.Needs[0], Top).Count + experts.Search(corpus.Needs[0], Top).Count;
        Note("build", building);
        line["peakMemoryMbAfterBuild"] = Math.Round(Meter.PeakMegabytes);
        line["needs"] = corpus.Needs.Length;
        line["documents"] = corpus.Documents.Length;
        line["threads"] = threads;
    }

    /// <summary>All needs in one batch, then a sample of them by Lucene.NET if it is asked for.</summary>
    public string Rematch(bool peer, int sample)
    {
        // why: a server's code has long been compiled for good; a sweep of seconds would else measure the compiler's first, slow edition. The peer is warmed up too.
        for (var round = 0; round < WarmUps; round++)
            _ = Sweep(corpus.Sample(Math.Min(NeedsOfWarmUp, corpus.Needs.Length)));
        GC.Collect();
        line["peakMemoryMbAfterWarmUp"] = Math.Round(Meter.PeakMegabytes);
        var measuring = new Meter();
        var hits = 0L;
        foreach (var part in corpus.Needs.Chunk(NeedsAtOnce))
            hits += Sweep(part);
        Note("rematch", measuring);
        line["hits"] = hits;
        line["peakMemoryMb"] = Math.Round(Meter.PeakMegabytes);
        Latencies(corpus.Sample(Math.Min(1000, corpus.Needs.Length)));
        if (peer)
            MeasurePeer(sample);
        return line.ToJsonString();
    }

    private long Sweep(MatchQuery[] needs)
    {
        var batch = QueryBatch.Of(lexicon, needs, threads: threads);
        return new[] { achievements, experts }.Sum(index => index.SearchAll(batch, Top, threads: threads).Sum(answer => (long)answer.Count));
    }

    /// <summary>One need after the other.</summary>
    public string Single(int sample)
    {
        Latencies(corpus.Sample(Math.Min(sample, corpus.Needs.Length)));
        line["peakMemoryMb"] = Math.Round(Meter.PeakMegabytes);
        return line.ToJsonString();
    }

    /// <summary>Both indexes written to a file and loaded from it again, as at a start, to the first answers.</summary>
    public string Saved()
    {
        var path = Path.GetTempFileName();
        try
        {
            var writing = new Meter();
            SavedIndexes.Write(path, lexicon, achievements, experts);
            Note("write", writing);
            line["fileMb"] = Math.Round(new FileInfo(path).Length / 1e6, 1);
            var parts = new[] { corpus.Documents.Where(IsAchievement).ToArray(), corpus.Documents.Where(document => !IsAchievement(document)).ToArray() };
            for (var round = 0; round < 3; round++)
            {
                var starting = new Meter();
                var saved = SavedIndexes.Read(path, parts.Length);
                var loaded = parts.Select(_ => new ThreadIndex(lexicon: saved?.Lexicon)).ToArray();
                line["spared"] = parts.Select((part, place) => loaded[place].Load(part, saved, place)).Sum();
                loaded[1].LoadBackground(corpus.Needs);
                loaded[0].TakeBackground(loaded[1]);
                line["same"] = loaded[1].Search(corpus.Needs[0], Top).SequenceEqual(experts.Search(corpus.Needs[0], Top));
                Note("start", starting);
            }
        }
        finally
        {
            File.Delete(path);
        }
        return line.ToJsonString();
    }

    private static bool IsAchievement(IndexDocument document) => document.Id.StartsWith("achievements/", StringComparison.Ordinal);

    private void Latencies(MatchQuery[] needs)
    {
        foreach (var need in needs.Take(100))
            _ = achievements.Search(need, Top).Count + experts.Search(need, Top).Count;
        var times = new double[needs.Length];
        var measuring = new Meter();
        for (var i = 0; i < needs.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = achievements.Search(needs[i], Top).Count + experts.Search(needs[i], Top).Count;
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Note("single", measuring);
        Array.Sort(times);
        line["singleSearches"] = times.Length;
        line["meanMs"] = Math.Round(times.Average(), 3);
        line["p50Ms"] = Math.Round(times[times.Length / 2], 3);
        line["p99Ms"] = Math.Round(times[times.Length * 99 / 100], 3);
    }

    private void MeasurePeer(int sample)
    {
        var building = new Meter();
        using var first = new LucenePeer(corpus.Documents.Where(IsAchievement));
        using var second = new LucenePeer(corpus.Documents.Where(document => !IsAchievement(document)));
        Note("peerBuild", building);
        var needs = corpus.Sample(Math.Min(sample + PeerWarmUp, corpus.Needs.Length));
        foreach (var need in needs.Take(PeerWarmUp))
            _ = first.Search(need, Top) + second.Search(need, Top);
        var measuring = new Meter();
        foreach (var need in needs.Skip(PeerWarmUp))
            _ = first.Search(need, Top) + second.Search(need, Top);
        var cpu = measuring.Cpu * corpus.Needs.Length / (needs.Length - PeerWarmUp);
        Note("peerSample", measuring);
        line["peer"] = "Lucene.NET 4.8";
        line["peerSampled"] = needs.Length - PeerWarmUp;
        line["peerRematchCpuExtrapolated"] = Math.Round(cpu, 1);
        line["cpuRatio"] = Math.Round(cpu / line["rematchCpu"]!.GetValue<double>(), 1); // why: noted before
    }

    private void Note(string what, Meter meter)
    {
        var (wall, cpu) = (meter.Wall, meter.Cpu);
        line[string.Create(CultureInfo.InvariantCulture, $"{what}Wall")] = Math.Round(wall, 3);
        line[string.Create(CultureInfo.InvariantCulture, $"{what}Cpu")] = Math.Round(cpu, 3);
    }
}
