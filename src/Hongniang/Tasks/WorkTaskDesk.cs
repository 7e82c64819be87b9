using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Tasks;

/// <summary>What the actions on a task share: finding it within the reader's sight, its checks and its line in the journal.</summary>
internal static class WorkTaskDesk
{
    private const int MostDaysAhead = 731;

    public static async Task<Result<WorkTask>> TakeAsync(HongniangDb db, string number, int version, Actor actor, CancellationToken ct)
    {
        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Number == number, ct);
        return task is null ? Problem.NotFound()
            : TaskRules.ReasonNotToChange(task, actor, db.Scope) is { } problem ? problem
            : task.Version == version ? task
            : await db.StaleAsync(task.Id, ct);
    }

    public static void Record(HongniangDb db, WorkTask task, Actor actor, DateTimeOffset now, string verb, object? before = null, object? after = null, string? reason = null) =>
        db.Record(new JournalDraft(actor, now, nameof(WorkTask), task.Id, task.Number, verb) { Before = before, After = after, Reason = reason });

    /// <summary>Reads what a person typed, for a task that this association holds.</summary>
    /// <param name="due">The day until now; null for a new task. A day that has passed may stay, and may not be chosen.</param>
    public static async Task<Result<WorkTask.Facts>> ReadAsync(HongniangDb db, OrganizationId holder, TaskInput typed, DateOnly today, DateOnly? due, CancellationToken ct)
    {
        var (title, details) = (Texts.Clean(typed.Title), Texts.Clean(typed.Details));
        var checks = new FactChecks()
            .Required(title, WorkTask.MaxTitle, nameof(typed.Title))
            .Optional(details, WorkTask.MaxText, nameof(typed.Details))
            .Unclassified(nameof(typed.Details), title, details);
        var assignee = typed.AssigneeId is { } id ? (await Matchmakers.LoadAsync(db, holder, ct)).FirstOrDefault(m => m.AccountId == id) : null;
        checks.Add(assignee is not null ? null : typed.AssigneeId is null ? Problem.Required(nameof(typed.AssigneeId)) : new Problem("choice.unknown", "Please choose one of the list.", nameof(typed.AssigneeId)));
        checks.Add(typed.DueOn is not { } day ? Problem.Required(nameof(typed.DueOn))
            : day == due ? null
            : day < today ? new Problem("task.past", "The day has passed already. Choose today or a later day.", nameof(typed.DueOn))
            : day > today.AddDays(MostDaysAhead) ? new Problem("date.absurd", "{0} cannot be right. Please check the year.", nameof(typed.DueOn), day)
            : null);
        return checks.Problems.Count > 0 ? Result<WorkTask.Facts>.Refused(checks.Problems)
            : new WorkTask.Facts(title!, details, (assignee!.AccountId, assignee.Name), typed.DueOn!.Value); // why: checked above
    }
}
