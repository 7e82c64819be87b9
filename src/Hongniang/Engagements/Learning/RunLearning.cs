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
            await EndAsync(id, null, new Problem("learning.cut-off", "It was cut off when the server stopped. Nothing was changed by it; start it again."), ct);
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
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == run.CreatedById, ct);
        if (account is null || !account.Role.MayAdoptModels() || account.OrganizationId != run.HolderId)
        {
            return await EndAsync(id, null, new Problem("learning.account", "The account that asked for it is no longer there or may no longer do it."), ct);
        }

        await indexes.CatchUpAsync(ct);
        db.Scope = await ReadScope.OfAssociationAsync(db, run.HolderId, ct);
        var actor = new Actor(account.Id, account.DisplayName, account.OrganizationId.Value, account.Role.ToString());
        var learnt = await learn.RunAsync(new LearnRanking.Input(run.HolderId) { Sign = percent => SignAsync(id, percent, ct) }, actor, ct);
        return learnt.Succeeded ? await EndAsync(id, learnt.Value.Kept?.Id, null, ct)
            : learnt.Problems[0] == LearnRanking.Stopped ? RunState.Cancelled
            : await EndAsync(id, null, learnt.Problems[0], ct);
    }

    /// <summary>Ends one that stopped on an unforeseen error.</summary>
    public async Task FailAsync(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await EndAsync(id, null, new Problem("learning.error", "Nothing was learnt because of an error. Try again, or tell your administrator."), ct);
    }

    /// <summary>Tells how far it has got. False when a person stopped it.</summary>
    private async Task<bool> SignAsync(Guid id, int percent, CancellationToken ct)
    {
        var now = clock.Now;
        return await db.LearningRuns.IgnoreQueryFilters().Where(r => r.Id == id && r.State == RunState.Running) // why: the sight was narrowed to that of the association
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Percent, percent).SetProperty(x => x.HeartbeatAt, now), ct) > 0;
    }

    private async Task<RunState> EndAsync(Guid id, Guid? model, Problem? problem, CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: as above
        if (await db.LearningRuns.SingleOrDefaultAsync(r => r.Id == id && r.State == RunState.Running, ct) is not { } run)
        {
            return RunState.Cancelled;
        }

        (run.ModelId, run.FinishedAt, run.HeartbeatAt, run.State) = (model, clock.Now, null, problem is null ? RunState.Done : RunState.Failed);
        (run.Failure, run.FailureArgs) = (problem?.Text, problem is null ? null : string.Join(' ', problem.Args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture))));
        run.Percent = problem is null ? 100 : run.Percent;
        db.Record(new JournalDraft(Actor.System, clock.Now, nameof(LearningRun), run.Id, run.Name, problem is null ? "Ended" : "Failed") { Reason = problem?.Text });
        return (await db.CommitAsync(ct)).Succeeded ? run.State : RunState.Cancelled;
    }
}
