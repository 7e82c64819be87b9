using Hongniang.Matching.Indexing;
using Hongniang.Matching.Learning;
using Hongniang.Matching.Meaning;
using Hongniang.Matching.Quantities;
using Hongniang.Supply;
using RedThread.Bilingual;
using RedThread.Embeddings;

namespace Hongniang.Matching;

/// <summary>The score of one candidate for one need, 0–100, with the parts that it is the sum of and the reasons in words. Pure: no clock, no database.</summary>
/// <param name="Points">The whole score; equals the sum of the parts' points.</param>
/// <param name="Exact">The score before rounding: the list is ordered by it.</param>
public sealed record MatchScore(int Points, double Exact, IReadOnlyList<ScorePart> Parts, IReadOnlyList<Reason> Reasons)
{
    internal const double NotStated = 0.5;
    private const int FreshDays = 180;
    private const int StaleDays = 3 * 365;

    /// <summary>What was learnt is worth a word from this share of its scale on.</summary>
    private const double Telling = 0.05;

    private const int MostTerms = 3;

    public static MatchScore Of(MatchSubject need, Candidate candidate, double textLikeness, MatchWeights weights, DateTimeOffset now, LearnedModel? model = null, double? titleLikeness = null, EarlierCase? solved = null, bool asksCases = false,
        TextMeaning? meaning = null)
    {
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(weights);
        List<Reason> reasons = [];
        var words = TextValue(textLikeness, weights.HalfText);
        List<(Criterion Criterion, double Value)> values = [(Criterion.Text, words)];
        var fused = new Fusion(1, 0, words);
        if (meaning is not null)
        {
            // A candidate whose vector is still to be made is neither raised nor lowered by it.
            var value = meaning.Likeness is { } likeness ? TextValue(likeness, weights.HalfText) : words;
            fused = Fusion.Of(words, value, meaning.Weight, meaning.IsAcross);
            values.Add((Criterion.Meaning, value));
            if (meaning.IsNear && textLikeness < Math.Max(weights.WeakText, weights.MinimumText))
            {
                reasons.Add(new Reason(meaning.IsAcross ? ReasonKind.MeaningAcross : ReasonKind.MeaningAlike, ReasonVerdict.Good, (int)Math.Round(100 * meaning.Likeness!.Value))); // why: near only where it is known
            }
        }

        if (need.Wanted.Count > 0)
        {
            values.Add((Criterion.Indicators, Indicators(need, candidate, reasons)));
        }

        if (candidate.Kind is CandidateKind.Achievement && need.Readiness is { } wished)
        {
            values.Add((Criterion.Readiness, Readiness(wished, candidate.Readiness, reasons)));
        }

        values.Add((Criterion.Region, Region(need.RegionCode, candidate.RegionCode, reasons)));
        if (candidate.Kind is CandidateKind.Achievement && need.BudgetTo is { } most)
        {
            values.Add((Criterion.Budget, Budget(most, candidate.Price, reasons)));
        }

        if (need.Modes.Count > 0)
        {
            values.Add((Criterion.Cooperation, Cooperation(need.Modes, candidate.Modes, reasons)));
        }

        values.Add((Criterion.Freshness, Freshness(now - candidate.UpdatedAt, reasons)));
        if (asksCases)
        {
            values.Add((Criterion.Cases, (solved?.Percent ?? 0) / 100d));
        }

        if (solved is not null)
        {
            reasons.Insert(0, new Reason(ReasonKind.SolvedSimilar, ReasonVerdict.Good, solved.NeedNumber, solved.Percent));
        }

        if (model is not null)
        {
            values.Add((Criterion.Learned, Learned(model, PairFeatures.Of(values, titleLikeness is { } title ? TextValue(title, weights.HalfText) : null), reasons)));
        }

        return Add(values, fused.Value, reasons, c => c switch
        {
            Criterion.Text => weights.Text * fused.Words,
            Criterion.Meaning => weights.Text * fused.Meaning,
            Criterion.Learned => model!.Weight, // why: such a part is there only with a model
            _ => weights.Of(c),
        });
    }

    /// <summary>The same with the pairs of the glossary that tie the need to a text in the other language, as its first reasons.</summary>
    internal MatchScore WithTerms(Translation? translation, string text)
    {
        List<Reason> ties = [.. (translation?.Terms ?? []).Where(t => TermTable.Ties(t, text)).Take(MostTerms).Select(t => new Reason(ReasonKind.GlossaryTerm, ReasonVerdict.Good, t.Chinese, t.English))];
        return ties.Count == 0 ? this : this with { Reasons = [.. ties, .. Reasons] };
    }

    /// <summary>Likeness 0 gives 0, <paramref name="half"/> about one half, 1 gives 1; rising all the way.</summary>
    internal static double TextValue(double likeness, double half) => Fusion.Bend(likeness, half);

    /// <summary>Gives each share its rounded-down part of <paramref name="total"/>, and the rest to the largest remainders, earlier ones first.</summary>
    internal static int[] Apportion(IReadOnlyList<double> shares, int total)
    {
        var result = shares.Select(s => (int)Math.Floor(s)).ToArray();
        var left = total - result.Sum();
        foreach (var i in Enumerable.Range(0, shares.Count).OrderByDescending(i => shares[i] - result[i]).ThenBy(i => i).Take(Math.Max(0, left)))
        {
            result[i]++;
        }

        return result;
    }

    /// <param name="values">How well each criterion is met.</param>
    /// <param name="carried">How far the texts tie the two, by words and meaning together.</param>
    internal static MatchScore Add(List<(Criterion Criterion, double Value)> values, double carried, List<Reason> reasons, Func<Criterion, double> weightOf)
    {
        var sum = values.Sum(v => weightOf(v.Criterion));
        var shares = values.ConvertAll(v => 100 * weightOf(v.Criterion) / sum);

        // The same town or a fitting price is no merit of a candidate that speaks of something else: the other criteria count as far as the text does.
        var exact = values.Select((v, i) => v.Value * shares[i] * (v.Criterion is Criterion.Text or Criterion.Meaning ? 1 : carried)).ToList();
        var total = (int)Math.Round(exact.Sum(), MidpointRounding.AwayFromZero);
        var points = Apportion(exact, total);
        var percents = Apportion(shares, 100);
        return new MatchScore(total, exact.Sum(), [.. values.Select((v, i) => new ScorePart(v.Criterion, percents[i], v.Value, points[i]))], reasons);
    }

    private static double Indicators(MatchSubject need, Candidate candidate, List<Reason> reasons)
    {
        var lines = IndicatorComparison.Compare(need.Wanted, candidate.Quantities);
        var met = lines.Count(l => l.Verdict is IndicatorComparison.Verdict.Met);
        var silent = lines.Count(l => l.Verdict is IndicatorComparison.Verdict.NotStated);
        if (silent < lines.Count)
        {
            reasons.Add(new Reason(ReasonKind.IndicatorsMet, met > 0 ? ReasonVerdict.Good : ReasonVerdict.Warn, met, lines.Count));
            if (lines.FirstOrDefault(l => l.Verdict is IndicatorComparison.Verdict.Met) is { Found: { } found })
            {
                reasons.Add(new Reason(ReasonKind.IndicatorShown, ReasonVerdict.Good, found.Name.Length > 0 ? $"{found.Name} {found.Written}" : found.Written));
            }

            if (lines.FirstOrDefault(l => l.Verdict is IndicatorComparison.Verdict.Missed) is { } missed)
            {
                reasons.Add(new Reason(ReasonKind.IndicatorMissed, ReasonVerdict.Warn, missed.Name));
            }
            else if (lines.FirstOrDefault(l => l.Verdict is IndicatorComparison.Verdict.NotStated) is { } unknown)
            {
                reasons.Add(new Reason(ReasonKind.IndicatorNotStated, ReasonVerdict.Warn, unknown.Name));
            }
        }

        return (met + (NotStated * silent)) / lines.Count;
    }

    private static double Readiness(int wished, int? level, List<Reason> reasons)
    {
        if (level is not { } has)
        {
            reasons.Add(new Reason(ReasonKind.ReadinessNotStated, ReasonVerdict.Neutral));
            return NotStated;
        }

        reasons.Add(has >= wished
            ? new Reason(ReasonKind.ReadinessMet, ReasonVerdict.Good, has, wished)
            : new Reason(ReasonKind.ReadinessBelow, ReasonVerdict.Warn, has, wished));
        return (wished - has) switch { <= 0 => 1, 1 => 0.6, 2 => 0.3, _ => 0 };
    }

    internal static double Region(string need, string candidate, List<Reason> reasons)
    {
        var nearness = Places.Nearness(need, candidate);
        if (nearness is RegionNearness.SameCounty or RegionNearness.SameCity)
        {
            reasons.Add(new Reason(nearness is RegionNearness.SameCounty ? ReasonKind.SameCounty : ReasonKind.SameCity, ReasonVerdict.Good));
        }
        else if (nearness is RegionNearness.SameProvince)
        {
            reasons.Add(new Reason(ReasonKind.SameProvince, ReasonVerdict.Neutral));
        }

        return nearness switch { RegionNearness.SameCounty => 1, RegionNearness.SameCity => 0.8, RegionNearness.SameProvince => 0.5, _ => 0.2 };
    }

    private static double Budget(decimal most, decimal? price, List<Reason> reasons)
    {
        if (price is not { } asked)
        {
            reasons.Add(new Reason(ReasonKind.PriceNegotiable, ReasonVerdict.Neutral));
            return NotStated;
        }

        if (asked <= most)
        {
            reasons.Add(new Reason(ReasonKind.WithinBudget, ReasonVerdict.Good));
            return 1;
        }

        var above = most > 0 ? (double)((asked - most) / most) : double.PositiveInfinity;
        reasons.Add(new Reason(ReasonKind.AboveBudget, ReasonVerdict.Warn, (int)Math.Min(999, Math.Ceiling(above * 100))));
        return Math.Max(0, 1 - (2 * above));
    }

    private static double Cooperation(IReadOnlyList<CooperationMode> wanted, IReadOnlyList<CooperationMode> offered, List<Reason> reasons)
    {
        if (offered.Count == 0)
        {
            return NotStated;
        }

        var shared = wanted.Intersect(offered).Order().ToList();
        reasons.Add(shared.Count > 0
            ? new Reason(ReasonKind.ModesShared, ReasonVerdict.Good, shared[0])
            : new Reason(ReasonKind.ModesDiffer, ReasonVerdict.Warn));
        return shared.Count > 0 ? 1 : 0;
    }

    private static double Learned(LearnedModel model, IReadOnlyList<double> features, List<Reason> reasons)
    {
        var (criterion, by) = model.Strongest(features);
        if (Math.Abs(by) >= Telling)
        {
            reasons.Add(new Reason(by > 0 ? ReasonKind.LearnedFor : ReasonKind.LearnedAgainst, by > 0 ? ReasonVerdict.Good : ReasonVerdict.Warn, criterion));
        }

        return model.ValueOf(features);
    }

    internal static double Freshness(TimeSpan age, List<Reason> reasons)
    {
        var days = Math.Max(0, age.Days);
        if (days >= StaleDays)
        {
            reasons.Add(new Reason(ReasonKind.Stale, ReasonVerdict.Warn, days / 365));
            return 0;
        }

        return days <= FreshDays ? 1 : (double)(StaleDays - days) / (StaleDays - FreshDays);
    }
}
