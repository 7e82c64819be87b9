namespace Hongniang.Matching.Meaning;

/// <summary>What a vector is of. Needs are what is asked with; the two others are what is found.</summary>
internal enum TextKind
{
    Achievement,
    Expert,
    Need,
}

internal static class TextKinds
{
    public static TextKind Of(CandidateKind kind) => kind is CandidateKind.Achievement ? TextKind.Achievement : TextKind.Expert;
}
