using Hongniang.Matching;

namespace Hongniang.Engagements.Assigning;

/// <summary>To whom a plan gives needs.</summary>
public enum TakerKind
{
    /// <summary>To experts: adopting proposes introductions.</summary>
    Expert,
    /// <summary>To achievements: as above.</summary>
    Achievement,
    /// <summary>To service teams and stations of societies: adopting introduces the member who suits best.</summary>
    Team,
    /// <summary>To technology managers: adopting says who answers for each need.</summary>
    Manager,
}

internal static class TakerKinds
{
    /// <summary>What is ranked for it; null for those who are no candidates.</summary>
    public static CandidateKind? Candidate(this TakerKind kind) => kind switch
    {
        TakerKind.Expert or TakerKind.Team => CandidateKind.Expert,
        TakerKind.Achievement => CandidateKind.Achievement,
        _ => null,
    };
}
