namespace Hongniang.Matching;

/// <summary>A need like the one in hand that a candidate met with a signed contract. The caller fills it from the engagements, which come after matching.</summary>
/// <param name="CandidateId">The achievement's or the expert's id.</param>
/// <param name="NeedNumber">The need that was met; one that the reader may see.</param>
/// <param name="Percent">As alike as the lesser of both directions says, 0–100.</param>
public sealed record SolvedCase(Guid CandidateId, string NeedNumber, int Percent);
