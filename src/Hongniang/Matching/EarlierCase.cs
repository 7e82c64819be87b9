namespace Hongniang.Matching;

/// <summary>What became of a candidate at a need like the one in hand. The caller fills it from the engagements, which come after matching.</summary>
/// <param name="CandidateId">The achievement's or the expert's id.</param>
/// <param name="NeedNumber">The earlier need; one that the reader may see.</param>
/// <param name="Percent">How much of either title the other need says, the lesser of both, 0–100.</param>
/// <param name="WhyNot">Null where a contract was signed; else the coded reason, one that lies in the matter, for which it was refused or lost.</param>
public sealed record EarlierCase(Guid CandidateId, string NeedNumber, int Percent, Enum? WhyNot = null);
