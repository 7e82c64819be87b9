using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Engagements.Assigning;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Hongniang.Tests.People;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class AssignmentRoadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_expert_is_wanted_by_two_needs_and_the_plan_gives_each_somebody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        var (both, second) = (await desk.World.ExpertAsync(), await desk.World.ExpertAsync("赵六", f => f with { ResearchDirections = "高镍三元动力电解液" }));
        var needs = new[] { await desk.World.NeedAsync(), await desk.World.NeedAsync() };

        var plan = await desk.MakeAsync(new AssignmentSettings { TakerCap = 1, LeastScore = 5 });

        plan.Run.State.ShouldBe(RunState.Done, plan.Run.Failure);
        var outcome = plan.Outcome!;
        outcome.IsProved.ShouldBeTrue();
        outcome.Rows.Select(r => r.Need).ShouldBe(needs.Select(n => n.Number));
        outcome.Rows.Select(r => r.Candidate).ShouldBe([both.Number, second.Number], ignoreOrder: true);
        outcome.Best.Points.ShouldBe(outcome.Rows.Sum(r => r.Score));
        outcome.Best.Served.ShouldBe(2);
        outcome.Rows.ShouldAllBe(r => r.Phrases.Count > 0);
        outcome.Rows.Count(r => r.FirstChoice != null).ShouldBe(1);
        (await desk.VerbsAsync(plan.Run.Id)).ShouldBe(["Requested", "Made"]);
    }

    [Fact]
    public async Task Open_introductions_count_as_load_and_rejected_or_lost_pairs_are_no_pairs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        var (busy, rejected, lost) = (await desk.World.ExpertAsync("甲"), await desk.World.ExpertAsync("乙"), await desk.World.ExpertAsync("丙"));
        var inWork = await desk.World.NeedAsync();
        var need = await desk.World.NeedAsync();
        var road = new Road(database);
        await road.EngageAsync(inWork, busy, JourneyTo.Proposed);
        await road.EngageAsync(need, lost, JourneyTo.Lost);
        await using (var open = database.Open(desk.Scope))
        {
            (await open.The<RejectCandidate>().RunAsync(new(need.Number, rejected.Number, UnsuitableReason.TooEarly, null, 1, 50), desk.Actor, Ct)).Problems.ShouldBeEmpty();
        }

        var plan = await desk.MakeAsync(new AssignmentSettings { TakerCap = 1, LeastScore = 5 });

        plan.Outcome!.Rows.ShouldBeEmpty();
        plan.Outcome.Unserved.ShouldHaveSingleItem().ShouldBe(new AssignmentOutcome.Left(need.Number, need.Title, need.RegionCode, AssignmentOutcome.LeftReason.CandidatesFull));
        var wider = await desk.MakeAsync(new AssignmentSettings { TakerCap = 2, LeastScore = 5 }, plan.Run.Number);
        wider.Outcome!.Rows.ShouldHaveSingleItem().Candidate.ShouldBe(busy.Number);
        wider.Before!.Number.ShouldBe(plan.Run.Number);
        plan.Outcome.Prices.ShouldContain(p => p.Kind == RedThread.Assignment.LimitKind.TakerCap && p.Id == busy.Number && p.Served == 1);
    }

    [Fact]
    public async Task A_plan_sees_what_whoever_asked_sees()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        await desk.World.ExpertAsync("外地保密", f => f with { Visibility = Visibility.Holder });
        await desk.World.NeedAsync(change: f => f with { HolderId = desk.World.Tianhe, EnterpriseId = desk.World.OtherFirm });
        var own = await desk.World.NeedAsync();

        var plan = await desk.MakeAsync(new AssignmentSettings { LeastScore = 5 });

        plan.Outcome!.Rows.ShouldBeEmpty();
        plan.Outcome.Unserved.Select(u => (u.Need, u.Reason)).ShouldBe([(own.Number, AssignmentOutcome.LeftReason.NoCandidate)]);
        await using var stranger = database.Open(desk.World.ScopeOf(desk.World.Tianhe));
        (await AssignmentDetail.LoadAsync(stranger.Db, plan.Run.Number, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_plan_for_a_further_organisation_sees_what_is_seen_there_as_long_as_the_person_acts_for_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        await desk.World.NeedAsync(change: f => f with { HolderId = desk.World.Tianhe, EnterpriseId = desk.World.OtherFirm });
        var own = await desk.World.NeedAsync();
        var account = desk.Actor.AccountId!.Value; // why: the desk's person has one
        await FurtherPost.GiveAsync(database, account, desk.World.Guangzhou, Ct);

        var plan = await desk.MakeAsync(new AssignmentSettings { LeastScore = 5 });
        await FurtherPost.TakeAsync(database, account, Ct);
        var late = await desk.MakeAsync(new AssignmentSettings { LeastScore = 5 });

        plan.Run.State.ShouldBe(RunState.Done, plan.Run.Failure);
        plan.Outcome!.Unserved.Select(u => u.Need).ShouldBe([own.Number]);
        (late.Run.State, late.Run.Failure).ShouldBe((RunState.Failed, "The account that asked for this plan is no longer there or may no longer work."));
    }

    [Fact]
    public async Task Adopting_proposes_what_can_be_done_in_one_step_and_tells_the_rest()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        var expert = await desk.World.ExpertAsync();
        var (first, second) = (await desk.World.NeedAsync(), await desk.World.NeedAsync());
        var plan = await desk.MakeAsync(new AssignmentSettings { LeastScore = 5 });
        await using (var closing = database.Open())
        {
            (await closing.The<CloseNeed>().RunAsync(new(second.Number, second.Version, NeedOutcome.SolvedElsewhere, "已解决"), desk.Actor, Ct)).Problems.ShouldBeEmpty();
        }

        var pairs = plan.Outcome!.Rows.Select(AdoptAssignment.KeyOf).ToList();
        var missing = await desk.AdoptAsync(plan, AdoptAssignment.Way.Propose, pairs, "");
        missing.Problems.ShouldHaveSingleItem().Field.ShouldBe("NextStep");
        var adopted = await desk.AdoptAsync(plan, AdoptAssignment.Way.Propose, pairs, "电话征求双方意见");

        adopted.Value.Done.ShouldBe(1);
        adopted.Value.LeftOut.ShouldHaveSingleItem().Need.ShouldBe(second.Number);
        await using var open = database.Open();
        var engagement = await open.Db.Engagements.SingleAsync(Ct);
        (engagement.NeedId, engagement.ExpertId, engagement.Origin, engagement.NextStep).ShouldBe((first.Id, expert.Id, EngagementOrigin.Match, "电话征求双方意见"));
        KeptMatch.Read(engagement.MatchReasons)!.Score.ShouldBe(engagement.MatchScore!.Value);
        (await desk.VerbsAsync(engagement.Id.Value)).ShouldBe(["Proposed"]);
        (await desk.VerbsAsync(plan.Run.Id)).ShouldBe(["Requested", "Made", "Adopted"]);
        (await AssignmentDetail.LoadAsync(open.Db, plan.Run.Number, Ct))!.InWork.ShouldBe(new Dictionary<string, string> { [first.Number] = engagement.Number });
    }

    [Fact]
    public async Task Adopting_may_only_keep_the_candidates()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        var expert = await desk.World.ExpertAsync();
        var need = await desk.World.NeedAsync();
        var plan = await desk.MakeAsync(new AssignmentSettings { LeastScore = 5 });

        (await desk.AdoptAsync(plan, AdoptAssignment.Way.Keep, [AdoptAssignment.KeyOf(plan.Outcome!.Rows[0])], null)).Value.Done.ShouldBe(1);

        await using var open = database.Open();
        (await open.Db.Verdicts.SingleAsync(Ct)).ShouldSatisfyAllConditions(v => v.CandidateId.ShouldBe(expert.Id.Value), v => v.Kind.ShouldBe(VerdictKind.Kept), v => v.Rank.ShouldBe(1));
        (await desk.VerbsAsync(need.Id.Value)).ShouldBe(["CandidateKept"]);
        (await open.Db.Engagements.AnyAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_plan_can_be_stopped_refused_and_fails_in_words()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);

        (await desk.StartAsync(new AssignmentSettings { TakerCap = 0, FloorPercent = 101, Region = "nowhere" })).Problems.Select(p => p.Field).ShouldBe(["TakerCap", "FloorPercent", "Region"], ignoreOrder: true);
        await using (var leader = database.Open(desk.Scope))
        {
            (await leader.The<StartAssignment>().RunAsync(new(new()), desk.Actor with { Role = nameof(Role.Leader) }, Ct)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        }

        var none = await desk.MakeAsync(new AssignmentSettings());
        (none.Run.State, none.Run.Failure).ShouldBe((RunState.Done, "No published need without an open introduction meets the choice. Widen it."));
        var stopped = (await desk.StartAsync(new AssignmentSettings())).Value;
        await using (var cancel = database.Open(desk.Scope))
        {
            (await cancel.The<CancelAssignment>().RunAsync(stopped, desk.Actor, Ct)).Problems.ShouldBeEmpty();
        }

        (await desk.RunAsync(stopped)).Run.State.ShouldBe(RunState.Cancelled);
    }

    [Fact]
    public async Task A_plan_that_a_killed_server_left_is_begun_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        await desk.World.ExpertAsync();
        await desk.World.NeedAsync();
        var number = (await desk.StartAsync(new AssignmentSettings { LeastScore = 5 })).Value;
        await using (var killed = database.Open())
        {
            var now = database.Clock.Now;
            await killed.Db.AssignmentRuns.ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Running).SetProperty(x => x.HeartbeatAt, now), Ct);
        }

        await using (var early = database.Open())
        {
            (await early.The<MakeAssignment>().NextAsync(Ct)).ShouldBeNull();
        }

        database.Time.Advance(AssignmentRules.Lease + TimeSpan.FromSeconds(1));
        (await desk.RunAsync(number)).Run.State.ShouldBe(RunState.Done);
    }
}
