using Hongniang.Engagements;

namespace Hongniang.Web.Engagements;

/// <summary>The colour of a stage's tag.</summary>
internal static class StageTone
{
    public static string? Of(EngagementStage stage) => stage switch
    {
        EngagementStage.AwaitingConsent => "amber",
        EngagementStage.Introduced or EngagementStage.Met or EngagementStage.Negotiating => "indigo",
        EngagementStage.Intent => "thread",
        EngagementStage.Signed => "jade",
        _ => null,
    };
}
