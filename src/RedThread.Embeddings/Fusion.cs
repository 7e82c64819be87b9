namespace RedThread.Embeddings;

/// <summary>
/// How words and meaning are one value: (value of the words + weight × value of the meaning) / (1 + weight). Both are likenesses from 0 to 1, bent by the same curve. Where the two texts
/// are written in different languages words can say little, and the meaning stands in for them where it says more.
/// </summary>
/// <param name="Words">What the words count, 0–1.</param>
/// <param name="Meaning">What the meaning counts.</param>
/// <param name="Value">The fused value, 0–1.</param>
public readonly record struct Fusion(double Words, double Meaning, double Value)
{
    /// <summary>The likeness that is worth about one half, as the product's score has it.</summary>
    public const double HalfAt = .25;

    /// <summary>Whether the meaning counts in place of the words too.</summary>
    public bool StandsIn => Words == 0;

    /// <param name="words">The value of the words, 0–1.</param>
    /// <param name="meaning">The value of the meaning, 0–1.</param>
    /// <param name="weight">What the meaning counts against the words, 0 or more; chosen on judged data. With 0 the fused value is that of the words.</param>
    /// <param name="acrossLanguages">Whether the two texts are written in different languages.</param>
    public static Fusion Of(double words, double meaning, double weight, bool acrossLanguages = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        return acrossLanguages && weight > 0 && meaning > words
            ? new Fusion(0, 1 + weight, meaning)
            : new Fusion(1, weight, (words + (weight * meaning)) / (1 + weight));
    }

    /// <summary>Likeness 0 gives 0, <paramref name="half"/> about one half, 1 gives 1; rising all the way.</summary>
    public static double Bend(double likeness, double half = HalfAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(half);
        var bounded = Math.Clamp(likeness, 0, 1);
        return bounded * (1 + half) / (bounded + half);
    }
}
