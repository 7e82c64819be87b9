using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Tasks;

/// <summary>Closes a task: done, with what came of it; or dropped, with the reason.</summary>
public sealed class CloseTask(HongniangDb db, AssociationClock clock)
{
    /// <param name="State">Done or dropped.</param>
    public sealed record Input(string Number, int Version, TaskState? State, string? ResultNote);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await WorkTaskDesk.TakeAsync(db, input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var resultNote = Texts.Clean(input.ResultNote);
        var checks = new FactChecks().Add(input.State is TaskState.Done or TaskState.Dropped ? null : Problem.Required(nameof(input.State)))
            .Required(resultNote, WorkTask.MaxText, nameof(input.ResultNote)).Unclassified(nameof(input.ResultNote), resultNote);
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var task = taken.Value;
        task.Close(input.State is TaskState.Done, resultNote! /* why: checked above */, actor, clock.Now);
        WorkTaskDesk.Record(db, task, actor, clock.Now, task.State is TaskState.Done ? "Done" : "Dropped", new { State = TaskState.Open }, new { task.State }, resultNote);
        return await db.CommitAsync(ct);
    }
}
