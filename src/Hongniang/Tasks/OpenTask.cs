using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Tasks;

/// <summary>Opens a task. For a gap of the matrix, or for one need and one unit, there is never more than one.</summary>
public sealed class OpenTask(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(TaskMatter.Input About, TaskInput Typed);

    /// <returns>The number of the task.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (TaskRules.ReasonNotToOpen(actor) is { } refused)
        {
            return refused;
        }

        await using var transaction = await db.BeginAsync(ct);

        // The number first: it makes two that ask at once wait for each other, so that the second one sees the first one's task.
        var number = await Numbering.TakeAsync(db, HumanNumber.Task, clock.Today, ct);
        var resolved = await TaskMatter.ResolveAsync(db, input.About, actor, ct);
        if (!resolved.Succeeded)
        {
            return Result<string>.Refused(resolved.Problems);
        }

        var about = resolved.Value;
        if (about.Taken is { } open)
        {
            return new Problem("task.open-already", "A task for this is open already: {0}, in the hands of {1}.", null, open.Number, open.AssigneeName);
        }

        if (await Holding.ReasonNotToHoldAsync(db, about.HolderId, ct) is { } outside)
        {
            return outside;
        }

        var facts = await WorkTaskDesk.ReadAsync(db, about.HolderId, input.Typed, clock.Today, null, ct);
        if (!facts.Succeeded)
        {
            return Result<string>.Refused(facts.Problems);
        }

        var task = WorkTask.Opened(clock.NewId(), number, about.HolderId, about.Matter, facts.Value, actor, clock.Now);
        db.Tasks.Add(task);
        WorkTaskDesk.Record(db, task, actor, clock.Now, "Opened", after: new { task.Title, task.AssigneeName, task.DueOn, task.IndustryCode, task.RegionCode, Need = about.NeedNumber, Unit = about.UnitNumber });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
