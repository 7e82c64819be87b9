namespace Hongniang.Matching;

/// <summary>A need like the one in hand that a candidate met with a signed contract. The caller fills it from the engagements, which come after matching.</summary>
/// <param name="CandidateId">The achievement's or the expert's id.</param>
/// <param name="NeedNumber">The need that was met; one that the reader may see.</param>
/// <param name="Percent">How much of the need in hand the other one repeats, 0–100.</param>
public sealed record SolvedCase(Guid CandidateId, string NeedNumber, int Percent);
