namespace Hongniang.Matching.Learning;

/// <summary>What a verdict in a need's list says of the pair.</summary>
public static class VerdictGrades
{
    /// <summary>Null where the reason does not lie in the matter (price, distance, way of working together, a conflict of interest…) or is not told: then nothing is learnt from it.</summary>
    public static PairGrade? Of(VerdictKind kind, UnsuitableReason? reason) => (kind, reason) switch
    {
        (VerdictKind.Kept, _) => PairGrade.Promising,
        (VerdictKind.NotSuitable, UnsuitableReason.TechnologyMismatch or UnsuitableReason.TooEarly or UnsuitableReason.NoClearAdvantage) => PairGrade.Unfit,
        _ => null,
    };
}
