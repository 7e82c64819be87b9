using Hongniang.Tasks;

namespace Hongniang.Web.Tasks;

/// <summary>The colour of a task's state.</summary>
internal static class TaskTone
{
    public static string? Of(TaskState state, DateOnly due, DateOnly today) => state switch
    {
        TaskState.Done => "jade",
        TaskState.Open when due < today => "thread",
        TaskState.Open when due == today => "amber",
        _ => null,
    };
}
