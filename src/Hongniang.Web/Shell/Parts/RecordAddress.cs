using Hongniang.Common;

namespace Hongniang.Web.Shell.Parts;

/// <summary>The page of a record, told from its number.</summary>
internal static class RecordAddress
{
    /// <summary>Null for a text that is no number of ours.</summary>
    public static string? Of(string? number) => number is null || !HumanNumber.TryParse(number, out var written) ? null : written[..2] switch
    {
        HumanNumber.Need => "/needs/" + written,
        HumanNumber.Achievement => "/achievements/" + written,
        HumanNumber.Expert => "/experts/" + written,
        HumanNumber.Organization => "/organizations/" + written,
        HumanNumber.Lead => "/leads/" + written,
        HumanNumber.Manager => "/managers/" + written,
        HumanNumber.Station => "/stations/" + written,
        HumanNumber.Agreement => "/agreements/" + written,
        HumanNumber.Partnership => "/partnerships/" + written,
        HumanNumber.Engagement => "/engagements/" + written,
        HumanNumber.Contract => "/contracts/" + written,
        HumanNumber.Import => "/imports/" + written,
        HumanNumber.Assignment => "/assignments/" + written,
        HumanNumber.Visit => "/visits/" + written,
        HumanNumber.Task => "/tasks/" + written,
        _ => null,
    };
}
