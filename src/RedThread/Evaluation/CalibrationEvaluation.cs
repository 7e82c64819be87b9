using System.Globalization;
using RedThread.Calibration;

namespace RedThread.Evaluation;

/// <summary>Learns what scores mean from one half of the judged needs, and asks the other half whether it is so; then the other way round.</summary>
public static class CalibrationEvaluation
{
    /// <summary>The bands learnt from all needs.</summary>
    public const string Bands = "Bands of all needs: share of judged pairs of level 2 or better";

    /// <summary>The bands held against needs that they were not learnt from.</summary>
    public const string HeldOut = "Held-out half: what was promised (all, and by promise) less what was found";

    /// <exception cref="EvaluationFileException">A file is missing or wrong, or too little is judged.</exception>
    public static EvaluationReport Run(NeedEvaluation.Options options, int level = 2)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (index, needs) = NeedEvaluation.Indexed(options);
        var qrels = JudgedFiles.ReadQrels(options.QrelsFile);
        var judged = needs.Where(need => qrels.ContainsKey(need.Id)).Select(need =>
        {
            var scores = index.Search(new MatchQuery(need.Title, need.Content), index.Count).ToDictionary(hit => hit.Id, hit => hit.Normalized, StringComparer.Ordinal);
            return qrels[need.Id].Select(pair => (Score: scores.GetValueOrDefault(pair.Key), Good: pair.Value >= level)).ToArray();
        }).ToArray();

        // why: neighbours of the file may be near-duplicates, so the halves are the file's first and second half rather than every other need.
        var halves = new[] { judged[..(judged.Length / 2)], judged[(judged.Length / 2)..] };
        if (ScoreBands.Learn(judged.SelectMany(pairs => pairs)) is not { } all || Array.ConvertAll(halves, half => ScoreBands.Learn(half.SelectMany(pairs => pairs))) is not [{ } first, { } second])
            throw new EvaluationFileException(Invariant($"{options.QrelsFile}: at least {ScoreBands.LeastPairs} pairs in each half of the needs must be judged."));
        var promised = halves[0].Select(need => Promised(second, need)).Concat(halves[1].Select(need => Promised(first, need))).ToArray();

        var measures = all.All.Select(band => new Measure(Bands, Invariant($"from {band.From:F3}"), band.Share, band.Low, band.High, band.Count)).ToList();
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
        return new EvaluationReport([Invariant($"{judged.Sum(pairs => pairs.Length)} judged pairs of {judged.Length} needs; good is level {level} or better; {judged.Average(need => need.Average(p => p.Good ? 1d : 0)):P0} of a need's judged pairs are.")], measures);
    }

    private static (double Promised, bool Good)[] Promised(ScoreBands bands, (double Score, bool Good)[] need) => Array.ConvertAll(need, pair => (bands.Of(pair.Score).Share, pair.Good));

    private static double Mean(IEnumerable<(double Promised, bool Good)> pairs) => pairs.Average(pair => pair.Promised - (pair.Good ? 1 : 0));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
