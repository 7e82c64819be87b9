namespace RedThread.Learning;

/// <summary>
/// What the other judgements say of each pair: those of the same need, by how like the achievements are, and those of like needs. A pair never sees the judgements of its own
/// part, in learning no more than in foretelling: with "all but itself" the trees would read each pair's own level from what the sum lacks.
/// </summary>
internal sealed class LabelFeatures
{
    private const double LeastNeed = .15;
    private const double Prior = 1.6;

    private readonly JudgedPairs pairs;
    private readonly TextFeatures texts;
    private readonly int[][] byNeed;
    private readonly Dictionary<int, (double[,] Meaning, double[,] Words)> likeness;
    private readonly (int Need, double Likeness)[][] nearNeeds;
    private readonly bool acrossNearDuplicates;

    /// <param name="pairs">The judged pairs.</param>
    /// <param name="texts">Their texts.</param>
    /// <param name="acrossNearDuplicates">May a pair look at the judgements of a need that says nearly the same? Never where needs, not pairs, are held out.</param>
    public LabelFeatures(JudgedPairs pairs, TextFeatures texts, bool acrossNearDuplicates)
    {
        (this.pairs, this.texts, this.acrossNearDuplicates) = (pairs, texts, acrossNearDuplicates);
        byNeed = [.. Enumerable.Range(0, pairs.Needs.Count).Select(need => pairs.All.Index().Where(pair => pair.Item.Need == need).Select(pair => pair.Index).ToArray())];
        likeness = byNeed.Index().AsParallel().ToDictionary(need => need.Index, need => (Table(need.Item, texts.Meaning), Table(need.Item, texts.Words)));
        nearNeeds = [.. Enumerable.Range(0, pairs.Needs.Count).AsParallel().AsOrdered().Select(Near)];
    }

    /// <param name="known">Which pairs' levels may be looked at.</param>
    /// <param name="part">By pair: a known pair does not look at those of its own part.</param>
    public float[][] Of(Func<int, bool> known, int[] part)
    {
        var features = new float[pairs.All.Count][];
        var means = byNeed.Select(all => all.Where(known).Select(pair => (double)pairs.All[pair].Level).DefaultIfEmpty(Prior).Average()).ToArray();
        Parallel.For(0, pairs.Needs.Count, need =>
        {
            for (var at = 0; at < byNeed[need].Length; at++)
            {
                var pair = byNeed[need][at];
                bool Seen(int other) => other != pair && known(other) && !(known(pair) && part[other] == part[pair]);
                features[pair] = [.. OfSameNeed(need, at, Seen), .. OfOtherNeeds(need, pair, Seen, means)];
            }
        });
        return features;
    }

    private IEnumerable<float> OfSameNeed(int need, int at, Func<int, bool> seen)
    {
        var all = byNeed[need];
        var others = Enumerable.Range(0, all.Length).Where(i => seen(all[i])).ToArray();
        var level = Array.ConvertAll(all, pair => pairs.All[pair].Level);
        var mean = (others.Sum(i => level[i]) + (2 * Prior)) / (others.Length + 2);
        var features = new List<double> { others.Length, mean };
        for (var l = 1; l <= 3; l++)
            features.Add((others.Count(i => level[i] == l) + .3) / (others.Length + 1));
        foreach (var like in (double[][,])[likeness[need].Meaning, likeness[need].Words])
        {
            foreach (var power in (double[])[2, 5])
                features.Add(Weighed(others.Select(i => (Math.Pow(Math.Max(0, like[at, i]), power), (double)level[i])), mean, .05));
            var nearest = others.OrderByDescending(i => like[at, i]).ThenBy(i => i).Take(5).ToArray();
            features.Add(nearest.Length > 0 ? level[nearest[0]] : 0);
            features.Add(nearest.Length > 0 ? like[at, nearest[0]] : 0);
            features.Add(nearest.Length > 2 ? nearest.Take(3).Average(i => level[i]) : 0);
            features.Add(nearest.Length > 4 ? nearest.Average(i => level[i]) : 0);
            for (var l = 1; l <= 3; l++)
                features.Add(others.Where(i => Math.Min(3, level[i]) == l).Select(i => like[at, i]).DefaultIfEmpty().Max());
        }
        foreach (var width in (double[])[.15, .5])
            features.Add(Weighed(others.Select(i => (Math.Exp(-Math.Pow((texts.Standing[all[at]] - texts.Standing[all[i]]) / width, 2) / 2), (double)level[i])), mean, .5));
        return features.Select(value => (float)value);
    }

    private IEnumerable<float> OfOtherNeeds(int need, int pair, Func<int, bool> seen, double[] means)
    {
        var (weights, above, levels) = (1e-3, 0d, 1e-3 * Prior);
        var (sameWeights, sameLevels, nearest, nearestLevel) = (1e-6, 0d, 0d, 0d);
        var best = new double[4];
        foreach (var (other, like) in nearNeeds[need])
        {
            foreach (var judged in byNeed[other].Where(seen))
            {
                var alike = Math.Max(0, texts.Meaning(pairs.All[pair].Id, pairs.All[judged].Id));
                var weight = like * like * alike * alike * alike;
                var level = pairs.All[judged].Level;
                weights += weight;
                above += weight * (level - means[other]);
                levels += weight * level;
                best[Math.Min(3, level)] = Math.Max(best[Math.Min(3, level)], like * alike * alike);
                if (pairs.All[judged].Id != pairs.All[pair].Id)
                    continue;
                sameWeights += like * like;
                sameLevels += like * like * level;
                if (like > nearest)
                    (nearest, nearestLevel) = (like, level);
            }
        }
        var ofNeeds = Weighed(nearNeeds[need].Select(near => (near.Likeness, means[near.Need])), Prior, 1e-6);
        return [(float)(above / weights), (float)(levels / weights), (float)Math.Log(weights), (float)(sameLevels / sameWeights), (float)sameWeights, (float)nearest, (float)nearestLevel,
            (float)best[1], (float)best[2], (float)best[3], (float)ofNeeds, (float)nearNeeds[need].Select(near => near.Likeness).DefaultIfEmpty().Max()];
    }

    private (int, double)[] Near(int need) =>
    [
        .. Enumerable.Range(0, pairs.Needs.Count)
            .Where(other => other != need && (acrossNearDuplicates || pairs.Groups[other] != pairs.Groups[need]))
            .Select(other => (Need: other, Likeness: texts.Cosine.Of(pairs.Needs[need], pairs.Needs[other])))
            .Where(near => near.Likeness > LeastNeed).OrderByDescending(near => near.Likeness).Take(15),
    ];

    private double[,] Table(int[] all, Func<string, string, double> likeness)
    {
        var table = new double[all.Length, all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            for (var j = 0; j < i; j++)
                table[i, j] = table[j, i] = likeness(pairs.All[all[i]].Id, pairs.All[all[j]].Id);
        }
        return table;
    }

    private static double Weighed(IEnumerable<(double Weight, double Value)> values, double prior, double priorWeight)
    {
        var (weights, sum) = (priorWeight, priorWeight * prior);
        foreach (var (weight, value) in values)
        {
            weights += weight;
            sum += weight * value;
        }
        return sum / weights;
    }
}
