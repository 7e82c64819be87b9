namespace RedThread.Tuning;

/// <summary>
/// Weights of features that order the pairs of a group as people graded them: ridge regression (Hoerl and Kennard 1970) on what each pair is above or below the mean of its
/// group, so that a group with high grades throughout teaches nothing.
/// </summary>
/// <remarks>Linear and penalised on purpose: with some hundred graded groups, trees and pairwise boosting were worse on held-out needs, and this was never much worse than nothing.</remarks>
public sealed class RidgeRanking
{
    private readonly double[] means;
    private readonly double[] coefficients;

    /// <param name="means">The features' means, which count zero.</param>
    /// <param name="coefficients">What a feature adds to the grade per unit.</param>
    /// <exception cref="ArgumentException">Not as many of the one as of the other, none, or no numbers.</exception>
    public RidgeRanking(IReadOnlyList<double> means, IReadOnlyList<double> coefficients)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(coefficients);
        if (means.Count == 0 || means.Count != coefficients.Count || !means.Concat(coefficients).All(double.IsFinite))
            throw new ArgumentException("As many means as coefficients, at least one, all finite.", nameof(coefficients));
        (this.means, this.coefficients) = ([.. means], [.. coefficients]);
    }

    /// <summary>The features' means over the pairs that were learnt from.</summary>
    public IReadOnlyList<double> Means => means;

    /// <summary>What each feature adds to the grade per unit.</summary>
    public IReadOnlyList<double> Coefficients => coefficients;

    /// <summary>Learns. The same pairs in any order give the same weights, to rounding.</summary>
    /// <param name="examples">At least one.</param>
    /// <param name="penalty">Above 0: as if so many pairs of each feature had said that it does not matter.</param>
    /// <exception cref="ArgumentException">There are none, their features differ in number, a figure is not finite, or a weight not above 0.</exception>
    public static RidgeRanking Fit(IReadOnlyList<GradedExample> examples, double penalty)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(penalty);
        var width = examples.Count > 0 ? examples[0].Features.Count : 0;
        if (width == 0 || examples.Any(e => e.Features.Count != width || !e.Features.All(double.IsFinite) || !double.IsFinite(e.Grade) || !(e.Weight > 0 && double.IsFinite(e.Weight))))
            throw new ArgumentException("Every pair needs the same number of finite features, a finite grade and a weight above 0.", nameof(examples));
        var (left, right) = (new double[width, width], new double[width]);
        for (var i = 0; i < width; i++)
            left[i, i] = penalty;
        foreach (var group in examples.GroupBy(e => e.Group, StringComparer.Ordinal))
            Add([.. group], left, right);
        var all = examples.Sum(e => e.Weight);
        return new RidgeRanking([.. Enumerable.Range(0, width).Select(i => examples.Sum(e => e.Weight * e.Features[i]) / all)], Solve(left, right));
    }

    /// <summary>What the features add to the grade or take from it, against a pair of mean features.</summary>
    public double Of(IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count != means.Length)
            throw new ArgumentException($"{means.Length} features are expected.", nameof(features));
        var sum = 0d;
        for (var i = 0; i < means.Length; i++)
            sum += coefficients[i] * (features[i] - means[i]);
        return sum;
    }

    private static void Add(GradedExample[] group, double[,] left, double[] right)
    {
        var weight = group.Sum(e => e.Weight);
        var grade = group.Sum(e => e.Weight * e.Grade) / weight;
        var middles = Enumerable.Range(0, right.Length).Select(i => group.Sum(e => e.Weight * e.Features[i]) / weight).ToArray();
        foreach (var one in group)
        {
            for (var i = 0; i < right.Length; i++)
            {
                var above = one.Weight * (one.Features[i] - middles[i]);
                right[i] += above * (one.Grade - grade);
                for (var j = 0; j < right.Length; j++)
                    left[i, j] += above * (one.Features[j] - middles[j]);
            }
        }
    }

    /// <summary>Cholesky: the matrix is symmetric, and positive definite by the penalty.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= lower[i, k] * lower[j, k];
                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
        }
        var half = new double[n];
        for (var i = 0; i < n; i++)
            half[i] = (right[i] - Enumerable.Range(0, i).Sum(k => lower[i, k] * half[k])) / lower[i, i];
        var solved = new double[n];
        for (var i = n - 1; i >= 0; i--)
            solved[i] = (half[i] - Enumerable.Range(i + 1, n - i - 1).Sum(k => lower[k, i] * solved[k])) / lower[i, i];
        return solved;
    }
}
