using Hongniang.Network.Partnerships;

namespace Hongniang.Web.Network.Partnerships;

/// <summary>The colour of a level's tag.</summary>
internal static class PartnershipTone
{
    public static string? Of(PartnershipLevel level) => level switch
    {
        PartnershipLevel.Strategic => "thread",
        PartnershipLevel.Stable => "jade",
        PartnershipLevel.Cooperating => "indigo",
        _ => null,
    };
}
