using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Indexing;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Learning;

/// <summary>Does one time of learning that was asked for, within the sight of its association, and tells how far it has got.</summary>
public sealed class RunLearning(HongniangDb db, AssociationClock clock, LearnRanking learn, MatchIndexes indexes)
{
    /// <summary>The next one that waits; null when there is none. First those are ended that were cut off.</summary>
    public async Task<Guid?> NextAsync(CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: the worker serves everybody; pairs are read within the sight of the association
        var silent = clock.Now - LearningRules.Lease;
        foreach (var id in await db.LearningRuns.AsNoTracking().Where(r => r.State == RunState.Running && (r.HeartbeatAt == null || r.HeartbeatAt < silent)).Select(r => r.Id).ToListAsync(ct))
        {
            await EndAsync(id, new Problem("learning.cut-off", "It was cut off when the server stopped. Nothing was changed by it; start it again."), ct);
        }

        return await db.LearningRuns.AsNoTracking().Where(r => r.State == RunState.Waiting).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
    }

    public async Task<RunState> RunAsync(Guid id, CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: as above
        var now = clock.Now;
        if (await db.LearningRuns.Where(r => r.Id == id && r.State == RunState.Waiting)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Running).SetProperty(x => x.HeartbeatAt, now).SetProperty(x => x.Version, x => x.Version + 1), ct) == 0)
        {
            return RunState.Cancelled;
        }

        var run = await db.LearningRuns.AsNoTracking().SingleAsync(r => r.Id == id, ct);
        if (await Post.FindAsync(db, run.CreatedById, [run.HolderId], AccessRules.MayAdoptModels, ct) is not { } post)
        {
            return await EndAsync(id, new Problem("learning.account", "The account that asked for it is no longer there or may no longer do it."), ct);
        }

        await indexes.CatchUpAsync(ct);
        db.Scope = post.Scope;
        var learnt = await learn.RunAsync(new LearnRanking.Input(run.HolderId) { Sign = percent => SignAsync(id, percent, ct), Keeping = model => NoteEndAsync(id, model, null, ct) }, post.Actor, ct);
        return learnt.Succeeded ? RunState.Done
            : learnt.Problems[0] == LearnRanking.Stopped ? RunState.Cancelled
            : await EndAsync(id, learnt.Problems[0], ct);
    }

    /// <summary>Ends one that stopped on an unforeseen error.</summary>
    public async Task FailAsync(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await EndAsync(id, new Problem("learning.error", "Nothing was learnt because of an error. Try again, or tell your administrator."), ct);
    }

    /// <summary>Tells how far it has got. False when a person stopped it.</summary>
    private async Task<bool> SignAsync(Guid id, int percent, CancellationToken ct)
    {
        var now = clock.Now;
        return await db.LearningRuns.IgnoreQueryFilters().Where(r => r.Id == id && r.State == RunState.Running) // why: the sight was narrowed to that of the association
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Percent, percent).SetProperty(x => x.HeartbeatAt, now), ct) > 0;
    }

    private async Task<RunState> EndAsync(Guid id, Problem problem, CancellationToken ct) =>
        await NoteEndAsync(id, null, problem, ct) && (await db.CommitAsync(ct)).Succeeded ? RunState.Failed : RunState.Cancelled;

    /// <summary>The end and its line in the journal; saves nothing. False when a person stopped it before.</summary>
    private async Task<bool> NoteEndAsync(Guid id, Guid? model, Problem? problem, CancellationToken ct)
    {
        if (await db.LearningRuns.IgnoreQueryFilters().SingleOrDefaultAsync(r => r.Id == id && r.State == RunState.Running, ct) is not { } run) // why: as above
        {
            return false;
        }

        (run.ModelId, run.FinishedAt, run.HeartbeatAt, run.State) = (model, clock.Now, null, problem is null ? RunState.Done : RunState.Failed);
        (run.Failure, run.FailureArgs) = (problem?.Text, problem is null ? null : string.Join(' ', problem.Args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture))));
        run.Percent = problem is null ? 100 : run.Percent;
        db.Record(new JournalDraft(Actor.System, clock.Now, nameof(LearningRun), run.Id, run.Name, problem is null ? "Ended" : "Failed") { Reason = problem?.Text });
        return true;
    }
}
