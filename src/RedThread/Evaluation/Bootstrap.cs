namespace RedThread.Evaluation;

/// <summary>Percentile bootstrap over needs or reviewers, the same at every run: draws come from one fixed seed.</summary>
public static class Bootstrap
{
    /// <summary>The middle 95 % of the statistic over resamples of the same size with replacement. Linear in <paramref name="resamples"/> × <paramref name="count"/>.</summary>
    /// <param name="count">How many there are to draw from, at least 1.</param>
    /// <param name="statistic">Of the drawn indices.</param>
    /// <param name="resamples">At least 1.</param>
    public static (double Low, double High) Interval(int count, Func<int[], double> statistic, int resamples = 2000)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var random = new MersenneTwister(0);
        var values = new double[resamples];
        var drawn = new int[count];
        for (var i = 0; i < resamples; i++)
        {
            for (var j = 0; j < count; j++)
                drawn[j] = random.Below(count);
            values[i] = statistic(drawn);
        }
        Array.Sort(values);
        return (Percentile(values, .025), Percentile(values, .975));
    }

    private static double Percentile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
