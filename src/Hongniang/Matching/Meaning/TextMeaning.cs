namespace Hongniang.Matching.Meaning;

/// <summary>How like a candidate's text is to the need's by its meaning, as a model has it.</summary>
/// <param name="Likeness">0–1: 0 as like as any record, 1 the same meaning. Null while the candidate has no vector.</param>
/// <param name="Similarity">The cosine of the two vectors.</param>
/// <param name="Weight">What it counts against the words.</param>
/// <param name="IsAcross">The two are written in different languages.</param>
/// <param name="Least">From this likeness on the candidate is listed for its meaning.</param>
public sealed record TextMeaning(double? Likeness, double? Similarity, double Weight, bool IsAcross, double Least)
{
    /// <summary>Near enough to be shown for its meaning alone.</summary>
    public bool IsNear => Likeness >= Least;
}
