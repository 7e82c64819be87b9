using Hongniang.Common;
using Hongniang.Tasks;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Tasks;

/// <summary>What the form of a task holds, as it was typed.</summary>
public sealed class TaskFormModel
{
    public int Version { get; set; }

    /// <summary>What it is about, of a new task: industry and region of a gap, the numbers of need and unit.</summary>
    public string? Industry { get; set; }

    public string? Region { get; set; }

    public string? Need { get; set; }

    public string? Unit { get; set; }

    public string? Title { get; set; }

    public string? Details { get; set; }

    public string? AssigneeId { get; set; }

    public string? DueOn { get; set; }

    public static TaskFormModel From(WorkTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new TaskFormModel { Version = task.Version, Title = task.Title, Details = task.Details, AssigneeId = task.AssigneeId?.ToString(), DueOn = FormReader.Day(task.DueOn) };
    }

    public TaskMatter.Input About() => new(Texts.Clean(Industry), Texts.Clean(Region), Texts.Clean(Need), Texts.Clean(Unit));

    public (TaskInput Typed, IReadOnlyList<Problem> Unreadable) Read()
    {
        var read = new FormReader();
        var due = read.Day(DueOn, nameof(DueOn));
        return (new TaskInput(Title, Details, Guid.TryParse(AssigneeId, out var assignee) ? assignee : null, due), read.Problems);
    }
}
