using Hongniang.Common;

namespace Hongniang.Web.Imports;

/// <summary>The colour of a run's state.</summary>
internal static class ImportTone
{
    public static string? Of(RunState state) => state switch
    {
        RunState.Done => "jade",
        RunState.Running => "indigo",
        RunState.Failed => "thread",
        RunState.Waiting => "amber",
        _ => null,
    };
}
