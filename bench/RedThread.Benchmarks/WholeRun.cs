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
    private readonly IndexDocument[] documents;
    private readonly NeedsOfFolder needs;
    private readonly JsonObject line = [];
    private readonly int threads;

    /// <param name="folder">Holds achievements.jsonl, experts.jsonl and needs.jsonl.</param>
    /// <param name="threads">At most so many.</param>
    public WholeRun(string folder, int threads)
    {
        this.threads = threads;
        (achievements, experts) = (new ThreadIndex(lexicon: lexicon), new ThreadIndex(lexicon: lexicon));
        var loading = new Meter();
        (documents, needs) = (Corpus.DocumentsOf(folder), new NeedsOfFolder(folder));
        Note("read", loading);
        line["peakMemoryMbAfterRead"] = Math.Round(Meter.PeakMegabytes);
        var building = new Meter();
        var achievementsPart = documents.Where(IsAchievement).ToArray();
        var expertsPart = documents.Where(document => !IsAchievement(document)).ToArray();
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => experts.Load(expertsPart),
            () => achievements.Load(achievementsPart));
        experts.LoadBackground(needs);
        achievements.TakeBackground(experts);
        _ = achievements.Search(needs.First(), Top).Count + experts.Search(needs.First(), Top).Count;
        Note("build", building);
        line["peakMemoryMbAfterBuild"] = Math.Round(Meter.PeakMegabytes);
        line["needs"] = needs.Count;
        line["documents"] = documents.Length;
        line["threads"] = threads;
    }

    /// <summary>All needs in one batch, then a sample of them by Lucene.NET if it is asked for.</summary>
    public string Rematch(bool peer, int sample)
    {
        // why: a server's code has long been compiled for good; a sweep of seconds would else measure the compiler's first, slow edition. The peer is warmed up too.
        for (var round = 0; round < WarmUps; round++)
            _ = Sweep(needs.Sample(Math.Min(NeedsOfWarmUp, needs.Count)));
        GC.Collect();
        line["peakMemoryMbAfterWarmUp"] = Math.Round(Meter.PeakMegabytes);
        var (hits, wall, cpu) = (0L, 0d, 0d);
        foreach (var part in needs.Chunk(NeedsAtOnce))
        {
            var measuring = new Meter();
            hits += Sweep(part);
            (wall, cpu) = (wall + measuring.Wall, cpu + measuring.Cpu); // why: reading the file is no part of the work
        }
        Note("rematch", wall, cpu);
        line["hits"] = hits;
        line["peakMemoryMb"] = Math.Round(Meter.PeakMegabytes);
        Latencies(needs.Sample(Math.Min(1000, needs.Count)));
        if (peer)
            MeasurePeer(sample);
        return line.ToJsonString();
    }

    private long Sweep(MatchQuery[] part)
    {
        var batch = QueryBatch.Of(lexicon, part, threads: threads);
        return new[] { achievements, experts }.Sum(index => index.SearchAll(batch, Top, threads: threads).Sum(answer => (long)answer.Count));
    }

    /// <summary>One need after the other.</summary>
    public string Single(int sample)
    {
        Latencies(needs.Sample(Math.Min(sample, needs.Count)));
        line["peakMemoryMb"] = Math.Round(Meter.PeakMegabytes);
        return line.ToJsonString();
    }

    /// <summary>Both indexes written to a file and loaded from it again, as at a start, to the first answers.</summary>
    public string Saved()
    {
        var path = Path.GetTempFileName();
        MatchQuery[] background = [.. needs];
        try
        {
            var writing = new Meter();
            SavedIndexes.Write(path, lexicon, achievements, experts);
            Note("write", writing);
            line["fileMb"] = Math.Round(new FileInfo(path).Length / 1e6, 1);
            var parts = new[] { documents.Where(IsAchievement).ToArray(), documents.Where(document => !IsAchievement(document)).ToArray() };
            for (var round = 0; round < 3; round++)
            {
                var starting = new Meter();
                var saved = SavedIndexes.Read(path, parts.Length);
                var loaded = parts.Select(_ => new ThreadIndex(lexicon: saved?.Lexicon)).ToArray();
                line["spared"] = parts.Select((part, place) => loaded[place].Load(part, saved, place)).Sum();
                loaded[1].LoadBackground(background);
                loaded[0].TakeBackground(loaded[1]);
                line["same"] = loaded[1].Search(needs.First(), Top).SequenceEqual(experts.Search(needs.First(), Top));
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

    private void Latencies(MatchQuery[] asked)
    {
        // why: as above; single searches run through code of their own.
        for (var round = 0; round < WarmUps; round++)
        {
            foreach (var need in asked.Take(NeedsOfWarmUp))
                _ = achievements.Search(need, Top).Count + experts.Search(need, Top).Count;
        }
        var times = new double[asked.Length];
        var measuring = new Meter();
        for (var i = 0; i < asked.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = achievements.Search(asked[i], Top).Count + experts.Search(asked[i], Top).Count;
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
        using var first = new LucenePeer(documents.Where(IsAchievement));
        using var second = new LucenePeer(documents.Where(document => !IsAchievement(document)));
        Note("peerBuild", building);
        var asked = needs.Sample(Math.Min(sample + PeerWarmUp, needs.Count));
        foreach (var need in asked.Take(PeerWarmUp))
            _ = first.Search(need, Top) + second.Search(need, Top);
        var measuring = new Meter();
        foreach (var need in asked.Skip(PeerWarmUp))
            _ = first.Search(need, Top) + second.Search(need, Top);
        var cpu = measuring.Cpu * needs.Count / (asked.Length - PeerWarmUp);
        Note("peerSample", measuring);
        line["peer"] = "Lucene.NET 4.8";
        line["peerSampled"] = asked.Length - PeerWarmUp;
        line["peerRematchCpuExtrapolated"] = Math.Round(cpu, 1);
        line["cpuRatio"] = Math.Round(cpu / line["rematchCpu"]!.GetValue<double>(), 1); // why: noted before
    }

    private void Note(string what, Meter meter) => Note(what, meter.Wall, meter.Cpu);

    private void Note(string what, double wall, double cpu)
    {
        line[string.Create(CultureInfo.InvariantCulture, $"{what}Wall")] = Math.Round(wall, 3);
        line[string.Create(CultureInfo.InvariantCulture, $"{what}Cpu")] = Math.Round(cpu, 3);
    }
}
