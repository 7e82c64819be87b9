using Hongniang.Network.Stations;

namespace Hongniang.Web.Network.Stations;

/// <summary>The colour of a state's tag.</summary>
internal static class StationTone
{
    public static string? Of(StationState state) => state switch
    {
        StationState.Running => "jade",
        StationState.Selected or StationState.Agreed => "indigo",
        StationState.Applied => "amber",
        _ => null,
    };
}
