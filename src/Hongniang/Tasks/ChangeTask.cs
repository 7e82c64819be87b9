using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Tasks;

/// <summary>Changes what an open task says, until when and by whom it is done. What it is about stays.</summary>
public sealed class ChangeTask(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, TaskInput Typed);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await WorkTaskDesk.TakeAsync(db, input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var task = taken.Value;
        var facts = await WorkTaskDesk.ReadAsync(db, task.HolderId, input.Typed, clock.Today, task.DueOn, ct);
        if (!facts.Succeeded)
        {
            return Result.From(facts.Problems);
        }

        var before = new { task.Title, task.Details, task.AssigneeName, task.DueOn };
        task.Change(facts.Value, clock.Now);
        WorkTaskDesk.Record(db, task, actor, clock.Now, "Changed", before, new { task.Title, task.Details, task.AssigneeName, task.DueOn });
        return await db.CommitAsync(ct);
    }
}
