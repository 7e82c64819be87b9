using System.Globalization;
using RedThread.Calibration;

namespace RedThread.Evaluation;

/// <summary>Learns what scores mean from one half of the judged needs, and asks the other half whether it is so; then the other way round.</summary>
public static class CalibrationEvaluation
{
    /// <summary>The bands learnt from all needs.</summary>
    public const string Bands = "Bands of all needs: share of judged pairs of level 2 or better";

    /// <summary>The same bands over the whole collection.</summary>
    public const string Known = "Of all titles as near, judged or not: share known to be of level 2 or better";

    /// <summary>The bands held against needs that they were not learnt from.</summary>
    public const string HeldOut = "Held-out half: what was promised (all, and by promise) less what was found";

    /// <exception cref="EvaluationFileException">A file is missing or wrong, or too little is judged.</exception>
    public static EvaluationReport Run(NeedEvaluation.Options options, int level = 2)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (index, needs) = NeedEvaluation.Indexed(options);
        var qrels = JudgedFiles.ReadQrels(options.QrelsFile);
        var near = new List<double>();
        var judged = needs.Where(need => qrels.ContainsKey(need.Id)).Select(need =>
        {
            var scores = index.Search(new MatchQuery(need.Title, need.Content), index.Count).ToDictionary(hit => hit.Id, hit => hit.Normalized, StringComparer.Ordinal);
            near.AddRange(scores.Values);
            return qrels[need.Id].Select(pair => (Score: scores.GetValueOrDefault(pair.Key), Good: pair.Value >= level)).ToArray();
        }).ToArray();

        var report = Report(judged, Bands, options.QrelsFile, Invariant($"{judged.Sum(pairs => pairs.Length)} judged pairs of {judged.Length} needs; good is level {level} or better; {judged.Average(need => need.Average(p => p.Good ? 1d : 0)):P0} of a need's judged pairs are."));
        return report with { Measures = [.. report.Measures, .. KnownOf(report, near, judged.Length * index.Count)] };
    }

    /// <summary>What the bands promise at least: what nobody judged counts as not good.</summary>
    private static IEnumerable<Measure> KnownOf(EvaluationReport report, List<double> near, int pairs)
    {
        var bands = report.Measures.Where(measure => measure.Task == Bands).ToArray();
        var edges = Array.ConvertAll(bands, band => double.Parse(band.Name.AsSpan("from ".Length), CultureInfo.InvariantCulture)); // why: to three digits, as they are told
        var counts = new int[bands.Length];
        counts[0] = pairs - near.Count; // why: titles that share nothing with a need are not among the hits
        foreach (var score in near)
            counts[Math.Max(0, Array.FindLastIndex(edges, edge => score >= edge))]++;
        return bands.Select((band, i) =>
        {
            var (share, low, high) = ScoreBands.Interval((int)Math.Round(band.Value * band.Count), counts[i]);
            return new Measure(Known, band.Name, share, low, high, counts[i]);
        });
    }

    /// <summary>Bands of all pairs, and what bands of one half promise the other.</summary>
    /// <param name="judged">By need or reviewer, in the order of the file.</param>
    /// <param name="task">What the bands are called.</param>
    /// <param name="file">Named where too little is judged.</param>
    /// <param name="note">What was read.</param>
    internal static EvaluationReport Report((double Score, bool Good)[][] judged, string task, string file, string note)
    {
        // why: neighbours of the file may be near-duplicates, so the halves are the file's first and second half rather than every other need.
        var halves = new[] { judged[..(judged.Length / 2)], judged[(judged.Length / 2)..] };
        if (ScoreBands.Learn(judged.SelectMany(pairs => pairs)) is not { } all || Array.ConvertAll(halves, half => ScoreBands.Learn(half.SelectMany(pairs => pairs))) is not [{ } first, { } second])
            throw new EvaluationFileException(Invariant($"{file}: at least {ScoreBands.LeastPairs} pairs in each half must be judged."));
        var promised = halves[0].Select(need => Promised(second, need)).Concat(halves[1].Select(need => Promised(first, need))).ToArray();

        var measures = all.All.Select(band => new Measure(task, Invariant($"from {band.From:F3}"), band.Share, band.Low, band.High, band.Count)).ToList();
        var (low, high) = Bootstrap.Interval(promised.Length, drawn => Mean(drawn.SelectMany(i => promised[i])));
        measures.Add(new Measure(HeldOut, "all", Mean(promised.SelectMany(p => p)), low, high, promised.Length));
        foreach (var (from, to) in (ReadOnlySpan<(double, double)>)[(0, .3), (.3, .5), (.5, .7), (.7, 1.01)])
        {
            var inside = promised.Select(need => need.Where(pair => pair.Promised >= from && pair.Promised < to).ToArray()).Where(need => need.Length > 0).ToArray();
            if (inside.Length == 0)
                continue;
            (low, high) = Bootstrap.Interval(inside.Length, drawn => Mean(drawn.SelectMany(i => inside[i])));
            measures.Add(new Measure(HeldOut, Invariant($"{from:F1} to {Math.Min(1, to):F1}"), Mean(inside.SelectMany(p => p)), low, high, inside.Length));
        }
        return new EvaluationReport([note], measures);
    }

    private static (double Promised, bool Good)[] Promised(ScoreBands bands, (double Score, bool Good)[] need) => Array.ConvertAll(need, pair => (bands.Of(pair.Score).Share, pair.Good));

    private static double Mean(IEnumerable<(double Promised, bool Good)> pairs) => pairs.Average(pair => pair.Promised - (pair.Good ? 1 : 0));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
