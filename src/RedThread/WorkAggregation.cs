namespace RedThread;

/// <summary>One score for a person from the scores of the works.</summary>
public static class WorkAggregation
{
    /// <summary>
    /// The best work counts in full, each further one <paramref name="ratio"/> times the one before: Σ ratio^r × r-th best score. The order given does not matter.
    /// </summary>
    /// <param name="scores">The works' scores, usually <see cref="Hit.Normalized"/>. Empty gives 0.</param>
    /// <param name="ratio">0 (only the best) to 1 (the sum); .7 was best on the judged reviewers, better than the best work alone (.250 against .277 loss).</param>
    public static double Geometric(IEnumerable<double> scores, double ratio = .7)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (!(ratio >= 0 && ratio <= 1))
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "ratio must be between 0 and 1.");
        var sum = 0d;
        var factor = 1d;
        foreach (var score in scores.OrderDescending())
        {
            sum += factor * score;
            factor *= ratio;
        }
        return sum;
    }
}
