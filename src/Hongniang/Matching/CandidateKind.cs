namespace Hongniang.Matching;

/// <summary>What can answer a need in this edition.</summary>
public enum CandidateKind
{
    Achievement,
    Expert,
}
