using Hongniang.Needs;

namespace Hongniang.Matching.Learning;

/// <summary>How well a pair turned out to fit, from what people did with it. The steps are equal: a signature says as much more than a meeting as a meeting says more than an introduction.</summary>
public enum PairGrade
{
    /// <summary>Judged not to fit, for a reason that lies in the matter.</summary>
    Unfit,
    /// <summary>Worth asking: kept, proposed, or introduced with both sides' consent.</summary>
    Promising,
    /// <summary>The two sides met, negotiated or stated an intent.</summary>
    Met,
    /// <summary>A contract was signed.</summary>
    Signed,
}

/// <summary>A pair that people judged by what they did.</summary>
/// <param name="Rank">At which place it stood when it was acted on, 1 = first; null when that is not known.</param>
public sealed record GradedPair(NeedId NeedId, CandidateKind Kind, Guid CandidateId, PairGrade Grade, int? Rank)
{
    /// <summary>A pair from this far down counts as much as one from here: weights stay bounded.</summary>
    public const int DeepestRank = 25;

    /// <summary>What the pair counts when it is learnt from. Few people look far down a list, so those who acted there stand for the many who did not: weight = 1 / chance of being
    /// looked at, taken as 1 / √place (cautious: nothing is known of who looked), at most 5. 1 where the place is not known.</summary>
    public double Weight => Rank is { } rank ? Math.Sqrt(Math.Clamp(rank, 1, DeepestRank)) : 1;
}
