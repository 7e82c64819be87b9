namespace RedThread.Tuning;

/// <summary>One pair that people judged, as figures.</summary>
/// <param name="Group">What it is compared within: the need. Pairs of different groups are never compared with each other.</param>
/// <param name="Features">As many for every pair, in the same order; finite.</param>
/// <param name="Grade">The better, the higher; finite.</param>
/// <param name="Weight">How much the pair counts, above 0. Default 1.</param>
public sealed record GradedExample(string Group, IReadOnlyList<double> Features, double Grade, double Weight = 1);
