using Hongniang.Network.Talent;

namespace Hongniang.Web.Network.Talent;

/// <summary>The colour of a stage's tag.</summary>
internal static class LeadTone
{
    public static string? Of(LeadStage stage) => stage switch
    {
        LeadStage.Arrived => "jade",
        LeadStage.Agreed => "indigo",
        LeadStage.Lost or LeadStage.Found => null,
        _ => "amber",
    };
}
