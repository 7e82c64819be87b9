using Hongniang.Common;
using Hongniang.Engagements;

namespace Hongniang.Web.Engagements;

/// <summary>What happens next with an engagement: what was typed, else what its stage asks for.</summary>
internal static class NextStepWords
{
    /// <param name="words">Of the reader.</param>
    /// <param name="stage">Where the engagement is.</param>
    /// <param name="typed">The step that was planned; null where none was, or where it is not the reader's to see.</param>
    /// <param name="due">Null where nothing is due, or where it is not the reader's to see.</param>
    public static string? Of(Words words, EngagementStage stage, string? typed, DateOnly? due) =>
        typed is { Length: > 0 } ? typed
        : due is null ? null
        : stage switch
        {
            EngagementStage.Introduced => words["Arrange the first meeting of the two"],
            EngagementStage.Met => words["Hear what both sides think of the meeting and agree how to go on"],
            EngagementStage.Negotiating or EngagementStage.Intent => words["Ask how the talks go on"],
            _ => null,
        };
}
