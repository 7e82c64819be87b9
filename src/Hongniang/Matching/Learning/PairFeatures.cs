namespace Hongniang.Matching.Learning;

/// <summary>What a learnt part of the score looks at: how well each criterion is met, and how like the title alone is.</summary>
public static class PairFeatures
{
    /// <summary>As met as not: a criterion that the need does not state, so that it neither helps nor harms.</summary>
    private const double NotAsked = 0.5;

    /// <summary>The names, in order. A model that was made with others does not fit and is not read.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Criteria.Select(c => c.ToString()), "Title"];

    /// <summary>The criterion that a feature belongs to, for words.</summary>
    public static Criterion CriterionOf(int feature) => feature < Criteria.Length ? Criteria[feature] : Criterion.Text;

    /// <param name="met">How well each criterion of the score is met, 0–1; those that are no feature are passed over.</param>
    /// <param name="title">The value of the title's likeness, 0–1; null where titles are not looked at (experts).</param>
    public static IReadOnlyList<double> Of(IEnumerable<(Criterion Criterion, double Value)> met, double? title)
    {
        var features = new double[Criteria.Length + 1];
        Array.Fill(features, NotAsked);
        foreach (var (criterion, value) in met)
        {
            if (Array.IndexOf(Criteria, criterion) is >= 0 and var at)
            {
                features[at] = value;
            }
        }

        features[^1] = title ?? NotAsked;
        return features;
    }

    private static Criterion[] Criteria => MatchWeights.Counted;
}
