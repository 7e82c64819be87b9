using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Matching.Assigning;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;
using RedThread.Assignment;

namespace Hongniang.Engagements.Assigning;

/// <summary>Makes one plan: chooses the needs, ranks their candidates within the sight of whoever asked, solves, and asks what each limit costs.</summary>
public sealed class MakeAssignment(HongniangDb db, AssociationClock clock, MatchMany match, SimilarNeeds similar, MatchIndexes indexes)
{
    private const int CandidatesPerNeed = 20;
    private const int NeedsAtOnce = 50;
    private const int MostPrices = 20;

    /// <summary>An answer, and no failure: the choice was looked through.</summary>
    private const string NothingToGive = "No published need without an open introduction meets the choice. Widen it.";

    /// <summary>The same, where needs are given to technology managers.</summary>
    private const string EverybodyHas = "Every accepted or published need of this choice is in somebody's hands. Widen it.";

    /// <summary>The next plan that waits or was left by a worker; null when there is none.</summary>
    public async Task<string?> NextAsync(CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: the worker serves everybody; needs and candidates are read within the sight of whoever asked
        return await Free().OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).Select(r => r.Number).FirstOrDefaultAsync(ct);
    }

    public async Task<RunState> RunAsync(string number, CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: as above
        var now = clock.Now;
        if (await Free().Where(r => r.Number == number)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Running).SetProperty(x => x.HeartbeatAt, now).SetProperty(x => x.Version, x => x.Version + 1), ct) == 0)
        {
            return RunState.Cancelled;
        }

        var run = await db.AssignmentRuns.AsNoTracking().SingleAsync(r => r.Number == number, ct);
        if (await Post.FindAsync(db, run.CreatedById, [new OrganizationId(run.HolderId)], AccessRules.MayWork, ct) is not { } post)
        {
            return await EndAsync(number, null, "The account that asked for this plan is no longer there or may no longer work.", ct);
        }

        await indexes.CatchUpAsync(ct);
        var settings = AssignmentSettings.Read(run.Settings);
        db.Scope = post.Scope;
        var needs = await AssignmentNeeds.ChooseAsync(db, settings, ct);
        if (needs.Count == 0)
        {
            return await EndAsync(number, null, settings.Kind is TakerKind.Manager ? EverybodyHas : NothingToGive, ct);
        }

        var made = await MakeAsync(settings, needs, post.Actor, number, ct);
        return made is null ? RunState.Cancelled : await EndAsync(number, made, null, ct);
    }

    /// <summary>Ends a plan that stopped on an unforeseen error.</summary>
    public async Task FailAsync(string number, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await EndAsync(number, null, "The plan could not be made because of an error. Ask for it again, or tell your administrator.", ct);
    }

    /// <returns>Null when a person stopped it.</returns>
    private async Task<AssignmentOutcome?> MakeAsync(AssignmentSettings settings, IReadOnlyList<Need> needs, Actor actor, string number, CancellationToken ct)
    {
        var lists = settings.Kind.Candidate() is { } kind ? await OfCandidatesAsync(settings, kind, needs, actor, number, ct)
            : await SignAsync(number, 0, needs.Count, ct) ? await new ManagerTaking(db, indexes, clock).RunAsync(settings, needs, ct) : null;
        if (lists is null || !await SignAsync(number, lists.Count, needs.Count, ct))
        {
            return null;
        }

        var making = new AssignmentMaking(settings, needs, lists);
        var (plan, prices) = await Task.Run(() => Assigner.SolveWithPrices(making.Case, MostPrices, ct: ct), ct);
        return making.Outcome(plan, prices);
    }

    /// <returns>Null when a person stopped it.</returns>
    private async Task<IReadOnlyList<IReadOnlyList<PossibleRow>>?> OfCandidatesAsync(AssignmentSettings settings, CandidateKind kind, IReadOnlyList<Need> needs, Actor actor, string number, CancellationToken ct)
    {
        var pairs = await AssignmentNeeds.PairsAsync(db, clock, needs, ct);
        var loads = await AssignmentNeeds.LoadsAsync(db, kind, ct);
        var teams = settings.Kind is TakerKind.Team ? await TeamTaking.LoadAsync(db, settings, loads, clock, ct) : null;
        List<MatchList> lists = new(needs.Count);
        foreach (var some in needs.Chunk(NeedsAtOnce))
        {
            if (!await SignAsync(number, lists.Count, needs.Count, ct))
            {
                return null;
            }

            List<MatchSubject> subjects = [.. some.Select(MatchSubject.Of)];
            List<(NeedId, IReadOnlyList<SimilarNeeds.Row>)> alike = [];
            foreach (var subject in subjects)
            {
                alike.Add((subject.Id, await similar.FindAsync(subject, ct)));
            }

            var ranked = await match.RunAsync(new MatchMany.Input(subjects, kind, pairs, teams?.Experts.Count ?? CandidatesPerNeed, settings.LeastScore)
            {
                TouchedSince = settings.FreshMonths is { } months ? clock.Now.AddMonths(-months) : null, Cases = await EarlierCases.LoadManyAsync(db, alike, ct), Only = teams?.Experts,
            }, actor, ct);
            lists.AddRange(teams is null ? ranked : ranked.Select(members => teams.BestOf(members, CandidatesPerNeed)));
        }

        return teams?.Rows(needs, lists) ?? AssignmentMaking.OfCandidates(settings, needs, lists, loads);
    }

    /// <summary>Tells how far it has got. False when a person stopped the plan.</summary>
    private async Task<bool> SignAsync(string number, int done, int total, CancellationToken ct)
    {
        var now = clock.Now;
        return await db.AssignmentRuns.IgnoreQueryFilters().Where(r => r.Number == number && r.State == RunState.Running) // why: the sight was narrowed to that of whoever asked
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.DoneNeeds, done).SetProperty(x => x.TotalNeeds, total).SetProperty(x => x.HeartbeatAt, now), ct) > 0;
    }

    private async Task<RunState> EndAsync(string number, AssignmentOutcome? outcome, string? failure, CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: as above
        if (await db.AssignmentRuns.SingleOrDefaultAsync(r => r.Number == number && r.State == RunState.Running, ct) is not { } run)
        {
            return RunState.Cancelled;
        }

        (run.Outcome, run.Failure, run.FinishedAt, run.HeartbeatAt, run.State) = (outcome?.ToJson(), failure, clock.Now, null, failure is null or NothingToGive or EverybodyHas ? RunState.Done : RunState.Failed);
        db.Record(new JournalDraft(Actor.System, clock.Now, nameof(AssignmentRun), run.Id, run.Number, run.State is RunState.Done ? "Made" : "Failed")
        {
            After = outcome is null ? null : new { outcome.Best.Points, outcome.Best.Served, outcome.Bound, outcome.IsProved }, Reason = failure,
        });
        return (await db.CommitAsync(ct)).Succeeded ? run.State : RunState.Cancelled;
    }

    private IQueryable<AssignmentRun> Free()
    {
        var silent = clock.Now - AssignmentRules.Lease;
        return db.AssignmentRuns.Where(r => r.State == RunState.Waiting || (r.State == RunState.Running && (r.HeartbeatAt == null || r.HeartbeatAt < silent)));
    }
}
