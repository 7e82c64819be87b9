namespace Hongniang.Matching;

/// <summary>What the ranking must know of an earlier introduction of a pair. The caller fills it from the engagements, which come after matching.</summary>
/// <param name="CandidateId">The achievement's or the expert's id.</param>
/// <param name="IsOpen">The pair is being worked on now.</param>
/// <param name="IsBlocked">The pair was refused or lost lately: marked, and not proposed again.</param>
public sealed record PairStanding(Guid CandidateId, bool IsOpen, bool IsBlocked);
